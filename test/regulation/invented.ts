// Invented texts in the forms official texts come in. None of them exists; the bodies named in them neither.

/** A notice as a web page gives it: navigation before, share links after, lines broken at thirty characters. */
export const NOTICE_PAGE = `首页 > 政务公开 > 通知
发布时间：2031-03-09  来源：海州视听管理局  浏览次数：128
打印本页
海州视听管理局关于加强样片管理的通知
海视发〔2031〕7号
各县视听站：
样片是试播节目的依据。为了管好样片，现就有关事项通知如下：
一、明确样片范围
（一）样片是指节目播出以前送交审看的完整版本，包括片头、
片尾和字幕，不包括只供内部讨论的片段。
（二）下列版本不作样片：
1、没有声音的；
2、没有片尾的。
二、做好登记
各站收到样片后应当当日登记，写明收片日期、送片人和时长。登记
簿用完后保存三年。
三、本通知自2031年4月1日起施行。
特此通知。
海州视听管理局
2031年3月8日
分享到：
上一篇：关于样片时长的答复
【打印】 【关闭】
`

/** Markdown with front matter, a table of facts, callouts, bold numbers, list bullets and attributes. */
export const MARKDOWN = `---
title: "试播管理规定"
published: true
---

## 全文

> [!summary]+ 元数据
>
> <div class="infobox">
>
> | 标题     | 试播管理规定 |
> | -------- | ------------ |
> | 制定方   | 海州视听管理局<br>海州电台站 |
> | 编号     | 海视发﹙2032﹚12 号 |
> | 落款时间 | 二〇三二年五月十日 |
>
> </div>

[官网]: https://example.org/12.htm

> [!rule]+ 试播管理规定
>
> **第一条** 试播之前应当*完整*审看。
> {: style="text-indent: 2em;" }
>
> **第二条** 审看人员应当做到：
>
> - （一）看完全片；
> - （二）写下意见。
>
> 意见由[负责人](https://example.org/p)签字。
>
> ### 第三条 登记
>
> 登记写明收片日期<br>和时长，1\\. 不得涂改。
>
> 海州视听管理局    海州电台站<br>
> 二〇三二年五月十日
> {: align=right }
`

/** Rules with chapters and sections, put into force by a signed notice before them. */
export const RULES = `关于印发《样带保管规则》的通知
海视发〔2033〕3号
各县视听站：
　　现将《样带保管规则》印发给你们，请照此办理。
海州视听管理局
2033年2月1日
样带保管规则

第一章　总则
　　第一条　为保管样带，制定本规则。
　　第二条　本规则所称样带，是指送审节目的载体。
　　送审以后的修改版本，按新的样带办理。
第二章　保管
第一节　入库
　　第三条　样带入库应当核对下列各项：
　　（一）片名；
　　（二）时长：
　　1.正片时长；
　　2.片尾时长。
　　核对由两人进行。
　　下列样带不得入库：
　　（一）损坏的；
　　（二）没有标签的。
第二节　出库
　　第四条　违反第三条第二款的，按照第三条的规定补办。
　　第五条　本规则自发布之日起施行。
`

/** Figures that run on through the parts; circled figures below; full-width points. */
export const RUNNING_ON = `关于改进晚间审看的意见

近年来晚间审看增多，现提出如下意见。

一、人员

1．每晚至少两人在岗。

2．交接时写明：①未看完的节目；②存疑之处；③待复核的标签。

二、记录

3．记录当晚完成。

（1）写明起止时间。

（2）写明意见。

4．记录保存2年，遗失的在3.5小时内补写。

信息来源：https://example.org/evening.htm
`

/** A text broken at a width, with figures that happen to begin a line, a page number in a sentence, and annexes. */
export const BROKEN_LINES = `            关于试听的办法
    一、试听由值班人员承担，每次不少于二十分钟，时间自2012年7月6日
3. 次以上的试听另行安排；每月试听的总数由各站自定并且报告备案，
不得少于去年同月的三分之二。
    二、试听记录应当写明开始和结束的时间，值班人员的姓名、意见和待

                         — 1 —

定的事项，不得空白。
    三、记录的样式见附件。第二条所说的备案，按照附件办理。

附件：1.试听记录表
      2.备案表

                         海州视听管理局
                         2034年6月1日

附件1
试听记录表
| 时间 | 节目 |
| ---- | ---- |
| 1. 晚间 | 一、新闻 |

附件2　备案表
一、站名
三、日期
`
