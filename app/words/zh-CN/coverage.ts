// Words of which article is taught and examined where, and what rests on it.
const words = {
  title: '条文覆盖',
  lead: '每一条由哪些课讲、由哪些题考。按 {on} 的课程、题库和条文效力计算：只计当日现行、可以入卷的题。',
  rule: '义务条款应当有课讲、有题考。只读到报道的文件标“待核”，待核实前不作为事实出题，不算缺题；已经失效的条文不算缺口。',
  totals: '义务条款 {operative, number} 条：有课 {byLesson, number} 条，有题 {byItem, number} 条；另有待核 {reported, number} 条不出题。',
  all: '全部文件', gapsLeft: '有缺口的条文 {gaps, number} 条。', noGaps: '没有缺口。',
  filter: '筛选', document: '文件', topic: '专题', any: '全部', gapsOnly: '只列有缺口的', show: '列出', clear: '清除筛选',
  csv: '下载 CSV（{rows, number} 条）', none: '没有符合条件的条文。请放宽筛选条件。',
  article: '条文', kind: '性质', operative: '义务条款', aims: '宗旨、名称等', reported: '待核，不出题', ended: '已失效', notYet: '尚未施行',
  lessons: '课', items: '题', gaps: '缺口', gap: { lesson: '无课', item: '无题' }, covered: '无',
  noLessons: '没有课', noItems: '没有可用的题', lessonCount: '{count, number} 课', questionCount: '{count, number} 道自测', itemCount: '{usable, number} 题可用，共 {all, number} 题',
  levels: { recall: '识记', application: '应用', judgement: '判断' },
  kinds: { single: '单选', multiple: '多选', 'true-false': '判断题', ordering: '排序', matching: '配对' },
  states: { unread: '未经协会审读', approved: '已通过', proposed: '待审', returned: '已退回', withdrawn: '已撤回', held: '暂停使用', retired: '已淘汰' },
  head: {
    document: '文件编号', short: '简称', number: '文号', article: '条文编号', clause: '条款', heading: '标题', operative: '义务条款', reported: '待核', from: '施行', to: '失效',
    topics: '专题', lessons: '课', questions: '自测题数', items: '题数', usable: '可用题数', recall: '识记', application: '应用', judgement: '判断',
    single: '单选', multiple: '多选', 'true-false': '判断题', ordering: '排序', matching: '配对', gaps: '缺口',
  },
  one: {
    back: '条文覆盖', public: '公开页面上的本条', dates: '效力', from: '{from} 起', until: '{from} 至 {to}', digest: '要点', official: '官方原文',
    lessons: '讲到本条的课', listed: '列为依据', section: '正文：{title}', beginning: '正文开头',
    items: '考到本条的题', item: '题号', state: '状态', level: '层次', kind: '题型', force: '施行', usable: '可以入卷', notUsable: '不入卷', caseSet: '案例题 {id}',
    policies: '以本条为依据的规则、政策和词条', noPolicies: '没有规则、政策或词条以本条为依据。',
    policy: { 'staffing-rule': '人员配备规则', exam: '考试政策', certificate: '证书政策', hours: '学时政策', titles: '职称对照', 'micro-drama-classes': '微短剧分类工具，自', glossary: '词条' },
  },
  change: {
    title: '如果本条在某日改动', lead: '选一个日期，看会牵动什么：要改的课、要暂停的题、之后的场次、要重读的学员和要更新知识的持证人。只作推算，不改任何记录。',
    on: '改动日期', ask: '推算', malformed: '日期写作 2026-12-31 的样子，介于 1900 年和 9998 年之间。', at: '{on} 改动时',
    lessons: '要修订的课', readers: '已读完，修订后会标为需要重读：{count, plural, =0 {没有人} other {# 人}}', noLessons: '没有课讲到本条。', readersAll: '合计 {count, number} 人（一人读过几课只计一次）。',
    items: '要暂停的题', itemsLead: '当日现行、引用本条的题 {all, number} 道，其中还可能入卷的 {free, number} 道。', mates: '同一案例的其他小题一并暂停：{ids}。', noItems: '没有题引用本条。', noneFree: '没有要暂停的题：都已暂停或淘汰。',
    sittings: '受影响的场次', sittingsLead: '当日及以后开始、尚未公布成绩的场次；暂停上述题目以后，题库还能不能按蓝图组卷。暂停立即生效，当日以前因此不能组卷的场次也列出。', sitting: '场次', starts: '开始', association: '主办', form: '组卷', fillable: '仍能组卷', notFillable: '不能组卷', notNow: '现在就不能组卷', noSittings: '没有这样的场次。',
    holders: '持证人', holdersValue: '当日持有有效证书的有 {people, number} 人，其中 {examined, number} 人考试用的试卷里有引用本条的题。', holdersNote: '按人计数，不列姓名。试卷题目的记录只从启用之日算起。',
  },
  hold: {
    title: '全部暂停', lead: '暂停后，这些题不再进入新的试卷；已经组好的试卷不变。可以在题库逐题恢复。', reason: '理由', reasonHint: '写明哪一条、哪天、怎样改动；记入每道题的历史。',
    reasonMissing: '请写明理由，至少说清哪一条、怎样改动。',
    confirm: '我已核对上面的题，确认全部暂停', submit: '暂停 {count, number} 道题', done: '已暂停 {count, number} 道题。', notMine: '暂停题目由审题人员办理。', toItems: '打开题库',
  },
}
export default words

/** Sentences for this area's refusals, by code: what happened, why, what to do next. */
export const refusals = {
  'coverage-changed': '题库刚刚有变动，要暂停的题与页面上列出的不同，因此没有暂停任何题。请核对新的列表后再确认。',
  'coverage-nothing-to-hold': '没有要暂停的题：引用本条的题都已暂停或淘汰。',
  'coverage-unconfirmed': '还没有确认。请核对列出的题，勾选确认后再提交。',
}
