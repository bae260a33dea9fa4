// Words of the association's desk: overview, officers, audit trail.
const words = {
  desk: '协会工作台',
  overview: '概览',
  places: '各项业务',
  pages: { sittings: '考试场次', accommodations: '考试便利', cases: '复核与违纪', rulings: '题目裁定', studies: '合格线研究', items: '题库', coverage: '条文覆盖', syllabus: '大纲', claims: '免考申请', certify: '发证', certificates: '证书', officers: '工作人员', audit: '操作记录' },
  about: {
    sittings: '开设场次、查看报名与作答情况、公布成绩。',
    accommodations: '为有需要的考生审核并登记加时等便利条件。',
    cases: '成绩复核、违纪处理、重新计分影响合格的个案及申诉。',
    rulings: '对已经使用的题目改答案、认可多解、作废或送分；先看影响，由第二人执行。',
    studies: '由评判人员逐题评定、第二人签发的合格线（Angoff 法）。',
    items: '查阅、提交、复核、暂停使用和淘汰题目，导入导出。答案只在这里可见，查阅留痕。',
    coverage: '哪一条由哪一课讲、由哪些题考，缺口在哪里；条文改动会牵动什么。',
    syllabus: '大纲、学时和命题蓝图的各个版本：全国协会起草，由第二人签发，各省执行。',
    claims: '核查四项条件，由两位不同的工作人员各自作出决定。',
    certify: '为考核合格或获准免考的人员发证；培训、监考、认定过的人不能为同一人发证。',
    certificates: '查看证书，暂停、恢复、撤销、注销并写明理由。',
    officers: '任命和结束工作人员的职责；互斥的职责不能由一人兼任。',
    audit: '谁在什么时间对什么做了什么。只能增加，不能修改。',
  },
  waiting: {
    title: '等待处理',
    decide: '{count, plural, =0 {没有待认定的申请} other {# 件申请等待您认定}}',
    release: '{count, plural, =0 {没有待公布的场次} other {# 个场次等待公布成绩}}',
    certify: '{count, plural, =0 {没有待发证的人员} other {# 人等待发证}}',
    review: '{count, plural, =0 {没有等您复核的题目} other {# 道题等您复核}}',
    sign: '{count, plural, =0 {没有等您签发的大纲} other {# 个大纲版本等您签发}}',
  },
  officers: {
    title: '工作人员', none: '还没有任命任何人。', name: '姓名', email: '电子邮箱', role: '职责', since: '自', end: '结束职责', confirmEnd: '确认结束这项职责',
    appoint: '任命', appointLead: '被任命的人须先以自己的姓名注册。培训考务、命题、审题、监考与发证不能由同一人兼任；审计人员不能承担任何决定职责。', submit: '任命',
    done: '已任命。', ended: '职责已结束。',
  },
  audit: { title: '操作记录', none: '还没有记录。', at: '时间', who: '人员', action: '操作', object: '对象', lead: '最近 {count, number} 条，最新在前。' },
}
export default words

export const refusals = {
  'person-not-found': '没有使用这个邮箱注册的人员。请对方先以法定姓名注册，再来任命。',
  'role-unknown': '没有这项职责，或它不属于本机构。',
  'role-held': '此人已经承担这项职责。',
  'role-excluded': '这项职责与此人已承担的职责互斥，不能兼任（培训、考试与发证须由不同的人承担）。',
  'own-appointment': '不能任命自己，也不能结束自己的职责。请由另一位管理员办理。',
}
