// Words of learning: courses, a lesson, study hours, regulations, handbook, search.
const words = {
  minutes: '{minutes, number} 分钟',
  ownPolicy: '本机构规定',
  toBeChecked: '待核',
  toBeCheckedNote: '只读到报道或转载，未对照官方文本。',
  loading: '正在载入正文……',
  table: '表格，可左右滚动',
  courses: {
    title: '课程', lead: '{modules, number} 个专题，{lessons, number} 课，约 {minutes, number} 分钟。读完正文并答对每道自测题，一课即告完成。',
    empty: '课程正在编写。可以先阅读法规要点。', toRegulations: '查看法规',
    required: '必修', optional: '选修', questions: '{count, number} 道自测',
    state: { done: '已完成', begun: '学习中', new: '未开始' },
    stranger: '不登录也可以阅读课文；要记录学时、完成自测和预约考试，请先登录。', logIn: '登录', signUp: '注册',
    noStudy: '您的账号没有学员身份，可以阅读，不记录进度。',
    progress: '我的进度', done: '已完成 {done, number} / {all, number} 课（必修）',
    hours: '累计 {hours, number} 学时', target: '目标 {required, number} 学时', hour: '1 学时为 {minutes, number} 分钟。',
    notEnforced: '学时目前不作为预约考试的条件；是否作为条件，由现行大纲决定。', enforced: '达到目标学时后才能预约考试。',
    toHours: '学时记录', complete: '培训已完成，可以预约考试。', toExams: '查看可预约的场次',
    missing: '预约考试还差', missingNote: '53号文四（二）：先接受培训，考核合格后方可从事审核工作。完成下列各课后即可预约。',
    missingHours: '还差 {hours, number} 学时。', lacks: { read: '未标记读完', questions: '自测未全部答对' },
  },
  lesson: {
    place: '{module} · 第 {place, number} 课', estimate: '约 {minutes, number} 分钟', outline: '本专题各课', all: '全部课程',
    objectives: '学完能够', summary: '本课要点', articles: '依据条文', current: '当前',
    today: '今日学习 {minutes, number} 分钟',
    stranger: '您尚未登录：可以阅读，但不记录学时和进度，也不能作答。', logIn: '登录后学习',
    chinese: '课文和条文要点用中文撰写。',
    end: '完成本课', read: '标记为已读', alreadyRead: '已标记读完', done: '本课已完成。',
    lacks: '本课还差：', lacksRead: '标记为已读', lacksQuestions: '答对这些题：', question: '第 {n, number} 题',
    next: '下一课：{title}', before: '上一课：{title}', back: '回到课程目录',
  },
  cite: {
    label: '条文', in: '{short} {clause}', from: '{from} 起施行', until: '{from} 至 {to}', more: '条文要点与出处', gone: '引用的条文不在法规库中：{document} {article}',
  },
  force: { 'in-force': '现行', 'not-yet': '尚未施行', ended: '已失效' },
  status: { 'in-force': '现行', 'partly-superseded': '部分内容已被替代', superseded: '已被替代' },
  example: { case: '案例', situation: '情形', lookFor: '看什么', decision: '先想一想：您会怎样处理？展开看处理意见', onSheet: '审核单怎样写？展开对照' },
  ask: {
    heading: '自测 {n, number}', single: '单选', multiple: '多选，选出所有正确的', 'true-false': '判断', yes: '正确', no: '错误',
    submit: '提交', again: '再答一次', sending: '正在提交……', logIn: '登录后可以作答', solved: '已答对', unsolved: '未答对',
    right: '答对了。', wrong: '没有答对。看过说明后可以再答。', wasSolved: '这次没有答对；以前答对过，仍算完成。', explanation: '说明',
    options: '各选项', yours: '您的选择', key: '应选', keyIs: '正确答案：{key}', gone: '这道题已不在本课。',
  },
  hours: {
    title: '学时记录', lead: '由服务器按阅读时的活动计时：离开或静止超过 {idle, number} 分钟不计，同时打开多个页面不重复计，每天最多计 {cap, number} 分钟。',
    person: '学员', printed: '截至', total: '累计', totalHours: '{hours, number} 学时（{minutes, number} 分钟）', target: '目标', targetHours: '{required, number} 学时',
    byModule: '按专题', byDay: '按日', module: '专题', day: '日期', lesson: '课', time: '时间', empty: '还没有学时记录。打开任意一课开始学习，时间会自动记录。', toCourses: '去学习',
    gone: '已下线的课', zone: '日期按北京时间（Asia/Shanghai）划分。', print: '可以用浏览器的打印功能打印本页（A4）。', toCertificate: '开具学时证明',
  },
  regulations: {
    title: '法规', lead: '本门户依据的文件与条文要点。要点由本门户用自己的话写成，不代替原文；标明“待核”的，只读到报道或转载。',
    empty: '法规库还没有内容。', document: '文件', issuers: '发文机关', issued: '发文日期', from: '施行', state: '状态', articles: '{count, number} 条要点', noNumber: '无文号',
  },
  regulation: {
    back: '全部法规', number: '文号', issuers: '发文机关', issued: '发文日期', from: '施行日期', to: '失效日期', open: '未定', state: '状态', official: '官方原文', noLink: '未收录链接',
    trust: '核对情况', read: '已阅读官方文本', relations: '与其他文件的关系', contents: '条文目录', lessons: '讲到本条的课', lessonCount: '{count, number} 课', noLessons: '还没有课讲到本条。',
    terms: '原文用语', figures: '数字', binds: '约束谁', checkedBy: '谁检查', consequence: '后果', note: '说明', force: '效力',
    relation: { 'based-on': '依据', supersedes: '替代', 'superseded-by': '被替代', 'partly-superseded-by': '部分被替代', related: '相关' },
  },
  handbook: { title: '手册', lead: '培训、考核、发证、免考和申诉的办法，以及个人信息的处理。', empty: '手册还没有内容。', pages: '手册各页', back: '手册目录', glossary: '词汇表：常用词的意思和出处' },
  search: {
    title: '搜索', label: '课文、条文、手册中的词', submit: '搜索', hint: '例如：序列号、53号文三（一）1、一票否决', found: '找到 {total, number} 处',
    none: '没有找到“{query}”。换一个词试试，或从目录进入。', kind: { term: '词汇', lesson: '课程', article: '法规条文', handbook: '手册' }, more: '只列出前 {shown, number} 处，共 {total, number} 处；多写一个词可以缩小范围。',
    courses: '课程目录', regulations: '法规目录', handbook: '手册',
  },
}
export default words

/** Sentences for this area's refusals, by code: what happened, why, what to do next. */
export const refusals = {
  'lesson-unknown': '没有这一课，可能已经改名或下线。请从课程目录重新进入。',
  'question-unknown': '这道题已不在本课，课文可能刚刚更新。请刷新页面后再答。',
  'answer-missing': '还没有选择答案，或所选的选项不存在。请选择后再提交。',
}
