// Words of the syllabus desk and of the public page of the syllabus.
const words = {
  title: '考试大纲',
  lead: '大纲、学时和命题蓝图由全国协会统一制定（53号文四（一）），一人起草、另一人签发，到施行之日起适用；各省协会执行，不修改。',
  provincial: '您可以查看全部版本。修改意见请向全国协会提出：培训内容和考核标准由全国统一制定（53号文四（一））。',
  ownPolicy: '本机构规定',
  version: '版本', from: '施行日', state: '状态', drafted: '起草', decided: '决定', by: '{name}', none: '还没有任何版本。', shipped: '随系统发布',
  states: { waiting: '待签发', returned: '已退回', withdrawn: '已撤回', coming: '已签发，待施行', 'in-force': '现行', past: '已被取代', overtaken: '未施行，被取代' },
  draftNew: '起草新版本', draftFrom: '以此为底稿起草', publicPage: '公开页面', back: '全部版本',
  submitted: '已提交，等待另一位工作人员签发。', recorded: '决定已记录。',

  levels: { recall: '识记', application: '应用', judgement: '判断与处置' },
  kinds: { single: '单项选择', multiple: '多项选择', 'true-false': '判断', ordering: '排序', matching: '匹配' },
  body: {
    topics: '专题、权重与题量', topic: '专题', weight: '权重（%）', items: '题量', all: '合计',
    exam: '考核', length: '题量', lengthValue: '{count, number} 题', minutes: '时限', minutesValue: '{minutes, number} 分钟', cut: '合格线', cutValue: '得分率 {percent, number}%',
    attempts: '次数', attemptsValue: '最多 {attempts, number} 次，两次之间间隔 {days, number} 天', kinds: '题型', kind: '{kind} {count, number} 题，每题 {marks, number} 分', kindFree: '不限题型比例', full: '满分', fullValue: '{marks, number} 分', cases: '案例题', casesValue: '至多 {count, number} 组',
    credit: '评分', whole: '与答案完全一致才得分，答错不倒扣。', floors: '专题最低得分率', floor: '{topic} {percent, number}%',
    parts: { multiple: '多选题按项给分：选对的项数减去选错的项数，不低于零，除以答案的项数', ordering: '排序题按相邻关系给分：答案中相邻的两项仍按此先后相邻的，各得一份', matching: '配对题按对给分：每配对一对得一份' },
    training: '培训', modules: '必修单元', hours: '规定学时', hoursValue: '{hours, number} 学时（每学时 45 分钟）', enforced: '达到学时方可预约考试', notEnforced: '学时目前不作为预约条件', module: '{title}（{hours, number} 学时）',
  },

  form: {
    title: '起草大纲版本', lead: '底稿是版本 {version}。提交以后不能改动，需要改时另起草一份。签发须由另一位工作人员办理。',
    name: '版本名称', nameHint: '引用时写的名字，例如 2027-1。', from: '施行日', fromHint: '最早为明天；已经开设的场次不受影响。', reason: '修订理由', reasonHint: '为什么改、依据什么，会公开显示。',
    tolerance: '各专题的题量应与权重相符，相差不超过全卷的 {points, number} 个百分点（不足一题的不计）。权重为 0 的专题不在大纲之内。',
    floorHint: '最低得分率：总分达到合格线之外，这个专题还须达到的得分率；空着表示不另设要求。', parts: '按部分给分（不勾选的题型与答案完全一致才得分；部分得分向下取到百分之一分）',
    sums: '权重合计 {weights, number}（应为 100）；蓝图 {items, number} 题，题型合计 {kinds, number} 题（应相等）。',
    hours: '规定学时', hoursHint: '1 学时为 45 分钟，可以有一位小数。', enforced: '达到学时方可预约考试', minutes: '时限（分钟）', cut: '合格线（得分率 %）', attempts: '考试次数', wait: '间隔（天）', cases: '案例题至多（组）',
    kindCount: '题数', kindMarks: '每题分值', kind: '题型', check: '核对', submit: '提交版本', checked: '没有错误，可以提交。',
  },
  fields: {
    weight: '权重', weights: '权重合计', cells: '题量', kind: '题数', kinds: '题型合计', marks: '每题分值', module: '必修单元', modules: '必修单元', hours: '规定学时', enforced: '学时作为预约条件', minutes: '时限（分钟）', cut: '合格线（%）', attempts: '考试次数', wait: '间隔（天）', cases: '案例题（组）', floor: '最低得分率（%）', parts: '按部分给分',
    of: '{field} · {thing}',
  },
  faults: {
    unread: '请填写数字。', range: '应为 {least, number} 至 {most, number} 之间的数。', unknown: '内容库里没有这一项。', twice: '重复出现。',
    'weights-sum': '各专题权重之和为 {sum, number}，应为 100。', 'without-weight': '这个专题没有权重，却安排了题目。', length: '全卷 {length, number} 题，应为 {least, number} 至 {most, number} 题。',
    share: '安排了 {items, number} 题；权重 {weight, number}% 折合 {wanted, number} 题，相差超过 {points, number} 个百分点。', 'kinds-sum': '各题型合计 {sum, number} 题，蓝图共 {length, number} 题，应相等。',
    'none-required': '至少要有一个必修单元。', 'without-items': '试卷没有考这个专题的题目，不能设最低得分率。',
  },
  lacking: {
    title: '签发之前还缺什么', hours: '以学时为预约条件，但必修单元的课程只有 {have, number} 学时，少于规定的 {wanted, number} 学时。课程补足以前不能签发。',
    bank: '到施行日，题库里现行的题目组不成一份试卷。题目补足以前不能签发。', cell: '{topic} · {level}：缺 {count, number} 题', kinds: '题型不足：{kinds}', sums: '蓝图与题型的合计不一致。', together: '互斥题目和整组案例不能同时满足。', untaught: '请注意：{topics}列入考核，但对应单元不是必修（53号文四（二）：先培训，后考核）。', nothing: '课程学时足够，施行日的题库能够组成试卷。',
  },
  case: {
    reason: '修订理由', drafted: '{name} 起草于', decidedAs: { signed: '{name} 签发于', returned: '{name} 退回于', withdrawn: '{name} 撤回于' }, why: '理由：{reason}',
    differences: '改动了什么', against: '对照施行前一日适用的版本 {version}。', noDifference: '与它的内容相同。', field: '项目', before: '原来', after: '改为', absent: '—', yes: '是', no: '否',
    replaces: '同一施行日已经签发了版本 {version}；签发本版后，以后签发的为准。',
    means: '签发意味着什么', sittings: '{count, plural, =0 {没有已开设的场次在施行日及以后开考。} other {有 # 个已开设的场次在施行日及以后开考，它们仍按开设时的蓝图组卷：}}', more: '另有 {count, number} 场。',
    learners: '已经开始学习的人，按其报名时的课程版本学习；施行日起，预约考试看当时适用的大纲。', sittingsAfter: '施行日以前开考的场次不受影响；签发以后新开设、施行日及以后开考的场次按本版组卷。',
    sign: '签发', signLead: '签发后不能撤销；如需更改，另行签发一个版本。', yesSign: '我已逐项核对以上改动，确认签发。', return: '退回', returnReason: '退回理由', withdraw: '撤回', withdrawReason: '撤回理由', own: '这一版由您起草，须由全国协会的另一位工作人员签发。',
  },
  public: {
    title: '考试大纲', lead: '网络视听节目审核员培训与考核的内容、学时和试卷结构。由全国协会统一制定（53号文四（一）），各省执行。', onDay: '{day} 适用的版本', today: '今日', inForce: '现行版本', notInForce: '不是今天适用的版本。', toToday: '看现行版本',
    policy: '权重、学时、题量、时限、合格线、次数和间隔未见官方规定，均为本机构规定。', reason: '修订理由', signed: '签发时间', history: '版本沿革', until: '至', open: '现行至另有规定', show: '查看',
  },
  sittings: { coming: '开考之日适用哪一版大纲，就按哪一版组卷。自 {day} 起施行版本 {version}。' },
}
export default words

/** Sentences for this area's refusals, by code: what happened, why, what to do next. */
export const refusals = {
  'syllabus-not-national': '大纲只由全国协会的培训考务或审题人员起草和签发：培训内容和考核标准由全国统一制定（53号文四（一））。您可以查看，修改意见请向全国协会提出。',
  'syllabus-not-found': '没有找到这个版本。请从版本列表重新进入。',
  'syllabus-decided': '这个版本已经有决定了，不能再决定一次。请刷新页面查看。',
  'syllabus-own-draft': '这一版由您起草，不能由您签发或退回：每一版要有两个人负责。请由全国协会的另一位工作人员办理。',
  'syllabus-not-own-draft': '只有起草人可以撤回。您可以退回并写明理由。',
  'syllabus-too-early': '施行日最早为明天：大纲不能溯及已经过去的日子。请另定施行日。',
  'syllabus-name-malformed': '版本名称为 1 至 40 个字，可以用文字、数字、点和连字符，例如 2027-1。',
  'syllabus-name-taken': '已经有同名的版本。请换一个名称，引用时才不会混淆。',
  'syllabus-reason-missing': '请写明修订理由（4 至 2000 字）。理由会随版本公开。',
  'syllabus-unconfirmed': '没有勾选确认。签发不能撤销，请逐项核对改动，勾选后再签发。',
  'syllabus-no-reason': '请写明理由（2 至 1000 字），起草人才知道怎样修改。',
  'syllabus-faulty': '有 {count, number} 处需要改正，没有提交。请按提示改正后再提交。',
  'syllabus-hours-lacking': '以学时为预约条件，但必修课程只有 {have, number} 学时，少于规定的 {wanted, number} 学时，没有人能够达到。请先补足课程，或者降低学时。',
}
