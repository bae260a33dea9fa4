// Words of the daily review, and certificates of study hours.
const words = {
  title: '每日复习',
  lead: '您在课里答过的题会在快要忘记时再问一次：答错的当天再问，答对的间隔越来越长。复习不计入学时。',
  limit: '每天最多 {limit, number} 题，本机构规定，为的是每天一点，不必一次做完。',
  state: '到期 {due, number} 题 · 今天已答 {done, number} / {limit, number}',
  gone: '{gone, number} 道您答过的题已不在课程中，不再复习。',
  ask: {
    heading: '第 {n, number} 题', from: '出自', missed: '答错过', single: '单选', multiple: '多选，选出所有正确的', 'true-false': '判断', yes: '正确', no: '错误',
    submit: '提交', sending: '正在提交……',
    keys: '键盘：数字键 1–6 选择选项，回车提交；答对后按 1 困难、2 记得、3 容易，回车即“记得”；答错后按回车进入下一题。',
  },
  told: {
    right: '答对了。', wrong: '没有答对。', yours: '您的选择', key: '应选', keyIs: '正确答案：{key}', options: '各选项', explanation: '说明',
    again: '已记为“再来”，再问的时间：', how: '想起来费力吗？', why: '您的回答决定多久以后再问这道题；选好才会记下这次作答。',
    hard: '困难', good: '记得', easy: '容易', back: '再问：', next: '下一题', finish: '看看今天还剩多少', lesson: '重读这一课',
  },
  done: {
    title: '今天的复习做完了', limit: '今天的 {limit, number} 题已答完，还有 {due, number} 题到期，明天接着问。', next: '下一题的时间：',
    empty: '还没有可以复习的题。打开一课、回答课里的自测，题目就会进入复习。', toCourses: '去学习', toReadiness: '看看各专题的强弱',
    after: '答过的题到时会自动出现在这里，不需要另外设置。',
  },
  stands: { answered: '上次作答：', due: '下次再问：' },
  readiness: {
    title: '准备程度', lead: '根据您在课后自测和每日复习中的作答计算，只有您自己看得到。', strengths: '各专题的强弱', topic: '专题', answered: '答过', first: '第一次就答对', remembered: '今天大约还记得', due: '到期',
    of: '{some, number} / {all, number} 题', share: '{share}（{some, number} / {all, number}）', none: '还没有答过', dueCount: '{due, number} 题',
    empty: '还没有作答记录。打开一课、回答课里的自测，这里就会逐个专题显示强弱。', toCourses: '去学习', toRecall: '做今天的复习',
    estimate: '考试估计', notPromise: '估计，不是承诺', expected: '预期得分', range: '一次考试的得分约有九成可能落在', rangeIs: '{low} 至 {high}', cut: '合格线', syllabus: '所用大纲', version: '第 {version} 版',
    verdict: {
      below: '按现在的估计，合格线在这个范围以下：多半能够通过，但不能保证。', within: '按现在的估计，合格线在这个范围之内：可能通过，也可能不通过。', above: '按现在的估计，合格线在这个范围以上：多半还不能通过。',
    },
    tooFew: '作答还太少，不作估计。', tooFewWhy: '每个专题至少答过 {needed, number} 题才作估计。还差：', lacks: '{topic}：还需 {count, number} 题', method: '怎样估计',
    byTopic: '估计的答对率', methodData: '每道答过的题算作两半：一半看第一次是否答对，一半看今天还记得多少（答错后还没有在复习中答对的，算作忘了）。',
    methodPrior: '每个专题先假定您已答过 3 题、对了 1 题，所以作答少的专题估计偏低，答得越多，假定的影响越小（先验分布 Beta(1, 2)）。',
    methodScore: '各专题的答对率按大纲中该专题的题数加权，就是预期得分；这里把每题的分值看作相同，把各专题看作互不影响。', methodRange: '范围包含两种不确定：对您的答对率知道得不准，以及一次考试抽到哪些题。',
    methodLimit: '考题与课后自测不是同样的题：把自测做熟，不等于会做没见过的题。估计不影响报考，也不会给任何别人看。',
  },
  hours: {
    heading: '学时证明', subheading: '网络视听节目审核员培训 · 不是审核员证书，不证明考核合格',
    sentence: '{name}自 {from}至 {to}在本平台学习网络视听节目审核员培训课程，经服务器计量，共 {hours, number} 学时（{minutes, number} 分钟）。',
    document: '证件号码（部分隐去）', hourLength: '学时长度', hourIs: '1 学时为 {minutes, number} 分钟（本机构规定）', lessons: '必修课', lessonsDone: '出具时已完成 {done, number} / {of, number} 课', issuedAt: '出具时间', zoned: '{at}（北京时间）',
    module: '专题', time: '学习时间', minutes: '{minutes, number} 分钟',
    noteWhat: '本证明只说明在本平台学习课程的时间。它是学时证明，不是审核员证书；不证明考核合格，也不能代替考核。', noteMeasured: '学时由服务器按阅读时的活动计量：静止或离开的时间不计，同时打开多个页面不重复计，每天有上限。各专题按整分钟舍去零头，相加可能略少于总数。',
    noteMissing: '本文件的字体没有以下字符，以“〓”代替：{characters}。完整的写法以核验页面为准。', code: '核验码', check: '扫码或在下列地址核对，以核验页面所示为准：', qr: '核验地址的二维码', issuer: '明鉴 · 由学员本人从学时记录出具',
    pageTitle: '学时证明核验', standsTitle: '与现在的记录相符', stands: '这份证明上的数字，与本平台现在的学时记录相符。', lessTitle: '与现在的记录不符', less: '学时记录在出具以后作过更正：同一期间现在记录的时间少于证明上的数字。请向学员或本平台询问。',
    checkedAt: '核对时间：', renamed: '学员的账号姓名在出具以后有变更；证明上是出具时的姓名。', codeWasGiven: '您凭学员给的核验码看到这一页。它只回答学时：证件号码不显示，是否持有审核员证书请在另一页核验。', codeIsSecret: '知道核验码的人都能看到这一页：姓名、学时、期间、专题。证件号码只有您自己看得到。', pdf: '下载 PDF', print: '也可以用浏览器打印本页（A4 一页）。', mine: '我的全部学时证明',
    missing: 'PDF 的字体没有这些字符：{characters}。PDF 里以“〓”代替；打印本页可以得到完整的写法。',
    enterTitle: '核验一份学时证明', enter: '输入学时证明上的核验码，可以看到出具时的数字，以及与现在的记录是否相符。', codeHint: '12 个字符，例如 7KQM-2XWD-9HTU；横线和大小写不影响，没有 0、1、I、L、O。', submit: '核验', again: '再试一次', toVerify: '核验审核员证书在另一页',
  },
  make: {
    title: '我的学时证明', lead: '学时证明把现在的学时记录固定下来，交给单位或协会核对。它是学时证明，不是审核员证书；不证明考核合格。',
    now: '现在出具的证明将写明', name: '姓名', document: '证件号码（部分隐去）', period: '期间', periodIs: '{from} 至 {to}', hours: '学时', hoursIs: '{hours, number} 学时（{minutes, number} 分钟）', lessons: '必修课', lessonsDone: '{done, number} / {of, number} 课',
    final: '出具以后不能修改、不能删除；知道核验码的人都能看到姓名、学时、期间和专题（看不到证件号码）。以后学得更多，可以再出具一份。', submit: '出具学时证明', left: '今天还可以出具 {left, number} 份（每天最多 {perDay, number} 份，本机构规定）。',
    none: '还没有计入的学时，所以还没有可以证明的内容。打开一课开始学习，时间会自动记录。', toCourses: '去学习', made: '已出具的证明', empty: '还没有出具过证明。', code: '核验码', issuedAt: '出具时间', pdf: 'PDF', back: '学时记录',
  },
}
export default words

/** Sentences for this area's refusals, by code: what happened, why, what to do next. */
export const refusals = {
  'recall-question-gone': '这次作答没有记下：这道题已不在课程中，不再复习。请从下一题继续。',
  'recall-answer-missing': '还没有选择答案，或所选的选项不存在。请选择后再提交。',
  'recall-moved-on': '这次作答没有记下：这道题已在另一页答过，或者还没有到再问的时间。以已经记下的为准，请从下一题继续。',
  'recall-limit-reached': '这次作答没有记下：今天的 {limit, number} 题已经答完（本机构规定）。明天可以继续，到期的题不会丢。',
  'hours-none': '没有出具：还没有计入的学时。请先学习课程，时间会自动记录。',
  'hours-certificates-too-many': '没有出具：今天已出具 {limit, number} 份（本机构规定的上限）。已出具的仍然有效，明天可以再出具。',
  'hours-code-malformed': '核验码不对：长度、字符或校验位不符，多半是抄错了一个字符。请对照证明再输入一次。',
  'hours-certificate-not-found': '没有这个核验码的学时证明。请对照证明再输入一次；仍然找不到的，请向出示证明的人询问。',
}
