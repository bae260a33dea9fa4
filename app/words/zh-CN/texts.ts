// Words of official texts that were imported, the differences between them, and the list of documents.
const words = {
  official: '官方原文',
  importedFrom: '{file} · 导入于',
  notImported: '未导入',
  noPart: '导入的文本中没有与本条对应的内容。',
  link: '官方链接',
  all: '全文与各版本',
  list: {
    figures: '{documents, number} 份文件，{articles, number} 条要点；{imported, number} 份已导入官方原文。',
    shown: '列出 {shown, number} 份，共 {all, number} 份。',
    none: '没有符合条件的文件。请放宽筛选条件。',
    tools: '工具', microDrama: '这部微短剧属于哪一类？', reviewers: '要几名审核员，谁来签字？',
    filter: '筛选', any: '全部', state: '状态', trust: '核对情况', text: '官方原文', clear: '清除筛选',
    trusts: { official: '已阅读官方文本', reported: '待核' }, texts: { imported: '已导入', none: '未导入' },
    states: { 'in-force': '现行', 'partly-superseded': '部分内容已被替代', superseded: '已被替代', 'not-yet': '尚未施行', ended: '已失效' },
  },
  page: {
    title: '{short} · 官方原文',
    lead: '由管理员从官方发布的文本导入，按条款拆分，与本门户的要点分开保存。要点不代替原文；以发文机关公布的文本为准。',
    back: '要点', name: '文本', file: '文件', at: '导入时间', newest: '最新', read: '阅读', withBefore: '与前一版比较',
    none: '这份文件的官方原文还没有导入。', noneNext: '可以打开官方链接阅读；管理员可在服务器上用 npm run admin -- import-regulation 导入。',
    compare: '比较两个文本', older: '旧文本', newer: '新文本', submit: '比较', same: '两个文本是同一个。请选择不同的文本。',
    opening: '开头', closing: '落款', shown: '全文',
  },
  difference: {
    title: '条款比较', between: '从 {from} 到 {to}',
    counts: '{same, number} 条相同（其中 {moved, number} 条改了条号），{changed, number} 条有改动，{added, number} 条新增，{gone, number} 条删去。',
    nothing: '两个文本逐条相同。', legend: '改动处：', gone: '删去', added: '新增', changed: '有改动', same: '相同', before: '原 {clause}',
    goneMark: '［删］', addedMark: '［增］', sames: '相同的条款（{count, number}）',
  },
}
export default words

/** Sentences for this area's refusals, by code: what happened, why, what to do next. */
export const refusals = {}
