// Words of the parts of a lesson that a reader works with, and the two tools that stand on pages of their own.
const words = {
  timeline: { now: '现在适用', past: '已成过去', future: '尚未开始' },
  flow: {
    drawing: '流程图：{caption}。同样的内容在图后的文字里。', inWords: '用文字看这张图', yes: '是', no: '否', step: '第 {n, number} 步', end: '到此为止',
  },
  branch: {
    heading: '案例 · 由您决定', open: '从情形 1 读起，按您的选择展开所指的情形。', scene: '情形 {n, number}', step: '第 {n, number} 步', chose: '您选了：',
    back: '退回一步', anew: '从头再来', good: '这样处理妥当', bad: '这样处理会出问题',
  },
  cards: {
    hint: '先想答案，再点开看背面。', known: '记住了', 'not-yet': '还没记住', anew: '重新计数',
    tally: '共 {all, number} 张：记住 {known, number}，还没记住 {notYet, number}。只在本页计数，不保存。',
  },
  sources: '依据', unknown: '没有查到的', notOfficial: '所依据的文件只读到报道或转载，标“待核”。办理以前请以官方文本为准。', gone: '法规库里没有这一条。',
  from: '{from} 起', until: '{from} 至 {to}', openTool: '在单独的页面打开',
  drama: {
    title: '这部微短剧属于哪一类？',
    lead: '分类的标准换过几次。填写日期、投资额、制作方式和情形，按那一天的规定回答：属于哪一类，要办什么，依据是什么，还有什么没有查到。',
    on: '哪一天', onHint: '送审或者上线的日期；跨两个阶段的，两个日期各查一次。',
    wan: '投资额（万元）', wanHint: '以书面材料为准，可写到小数点后四位，例如 99.99。2024年5月以前的标准不看金额，可以不填。',
    wanFault: '请填写不带单位的数字，例如 80 或 99.99。', onFault: '请填写存在的日期，例如 2026-09-01。',
    making: '制作方式', live: '真人拍摄', ai: '由人工智能生成、制作',
    about: '有下列情形的请勾选', themes: '特殊题材，据报道指：{themes}。',
    triggers: {
      'special-theme': '特殊题材', 'first-screen': '首页首屏推荐，或者剧场、专区置顶', voluntary: '自愿按重点申报',
      sponsored: '平台招商主推', paid: '会员优先观看或者付费观看',
    },
    submit: '查一查', answer: '{on} 的答案', why: '为什么', leads: '要办什么', version: '用的是哪一段规定',
    because: {
      trigger: '属于“{triggers}”，不论金额。', top: '投资额在 {top, number} 万元以上（含 {top, number} 万元）。',
      middle: '投资额在 {middle, number} 万元以上（含 {middle, number} 万元）、不足 {top, number} 万元。', lowest: '投资额不足 {middle, number} 万元。',
      rest: '没有那时列为重点的情形。',
    },
    onBoundary: '投资额正好在分界上。这一段的文件里没有见到是否含本数，这里按“以上含本数”算，请向主管部门问明。',
    notCounted: '您还勾选了“{triggers}”：这一段的标准没有列。345号文三（二）2曾把一些播法列为重点，它是否仍然适用，待核。',
    elsewhere: '同一部剧，换一个日期', period: '期间', class: '类别', here: '所查的日期', cannotTell: '要先知道投资额',
    table: '分类表最近一次与出处核对：{day}。',
  },
  reviewers: {
    title: '几名审核员，谁来签发？', lead: '选择节目类型和日期，看每次审核至少要几名审核员、怎样才算通过、由谁签发、片头标什么。',
    type: '节目类型', on: '哪一天', submit: '查一查', answer: '{type}，{on}',
    types: {
      'web-drama': '网络剧', 'micro-film': '微电影', 'web-film': '网络电影', 'film-tv-animation': '影视类动画片', documentary: '纪录片', professional: '专业类视听节目',
    },
    none: '这一天没有规定这类节目审核组人数的条文：53号文自2012年7月6日起施行。请换一个日期。',
    count: '审核员 {count, number} 名以上（含 {count, number} 名）', vote: '怎样算通过', unanimous: '一致通过。有一名不同意，就是没有通过；不能换人来凑齐同意。',
    signs: '谁来签发', manager: '本单位的内容管理负责人复核、签发。签发的人在审核组之外，不是其中一名审核员；条文没有要求持有审核员证书。',
    serial: '审核序列号', serialYes: '片头标注由审核单位编制的审核序列号。', serialNo: '本条没有要求标注。',
    sheet: '审核单', sheetText: '审核员和内容管理负责人都在节目审核单上签字，备案时报送。', basis: '依据',
    ratios: '短视频和直播另按规模配备审核员，那是全平台的人数，不是一个审核组的人数：',
  },
}
export default words

/** Sentences for this area's refusals, by code: what happened, why, what to do next. */
export const refusals = {
  'micro-drama-no-rule': '本门户没有收录这一天的微短剧分类规定：最早的一份是345号文，自2022年11月14日起。请换一个日期，或者到法规库查阅。',
  'micro-drama-investment-missing': '这一天的分类要看投资额，您没有填写，也没有勾选不论金额的情形。请填写投资额（万元）再查。',
}
