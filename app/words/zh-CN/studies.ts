// Words of studies that set a cut score.
const words = {
  title: '合格线研究',
  lead: '用 Angoff 法确定合格线：专家逐题判断“一百名刚好合格的审核员中，有多少人能答对”，分两轮进行，第一轮互不知情，第二轮看过分布再定。由另一名人员签发后，开设场次时可以采用。原始评分全部保留。',
  none: '还没有研究。没有研究时，合格线按大纲的规定。', name: '名称', state: '状态', begun: '开始', cut: '合格线', toRate: '等您评分', back: '全部研究', saved: '已保存，还没有提交。', recorded: '已记录。', note: '说明', csv: '下载原始评分（CSV）',
  drawn: '按大纲 {syllabus} 抽取 {items, number} 题，{name} 主持，开始于', signedBy: '{name} 签发于',
  states: { rating: '第 {round, number} 轮评分', rated: '等待签发', signed: '已签发', abandoned: '已中止' },
  new: { title: '开始一项研究', lead: '系统按现行大纲从题库抽取一份试卷的题目。主持人不参与评分，也不签发。', judges: '专家', judgesHint: '每行一人：邮箱，资格说明（例如“wang@example.cn，网络剧审核八年，部门负责人”）。至少 2 人，建议 15 人，少于 8 人会有提示。专家须已有账号。', begin: '抽题并开始' },
  judges: { title: '专家组', name: '姓名', qualification: '资格', progress: '进度', done: '已交第 {round, number} 轮', rated: '已评 {rated, number} / {items, number} 题', cut: '个人合格线', expectedCut: '不看题目设想的合格线', expectedPass: '预计合格率' },
  items: { title: '各题评分', item: '题目', kind: '题型', round: '第 {round, number} 轮', facility: '实际得分率', spread: '{mean}（{lowest}–{highest}）' },
  figures: {
    title: '合格线', later: '第一轮结束以前不显示评分，以免影响专家。', round: '第 {round, number} 轮', error: '± {error}（标准误）', judges: '{count, number} 名专家', leftOut: '没有参加到底', scores: '用来对照的实际成绩', scoreCount: '{count, number} 份', beuk: 'Beuk 对照', hofstee: 'Hofstee 对照', notKnown: '资料不足',
    outside: { 'too-many-fail': '在可接受的范围内，不合格的人仍然太多', 'too-few-fail': '在可接受的范围内，不合格的人仍然太少' },
    warnings: { 'few-judges': '只有 {judges, number} 名专家，少于 8 名，结果很不稳定。签发时请说明为什么仍可采用。', 'below-recommended': '有 {judges, number} 名专家，少于建议的 {recommended, number} 名，结果不够稳定。' },
    fewScores: '实际成绩只有 {count, number} 份，少于 30 份，对照只供参考。',
    method: '合格线为各题评分均值按分值加权之和，向下取到百分之一个百分点；标准误为各专家合格线的标准差除以人数的平方根。Beuk 对照：过专家期望均值、斜率为合格率与合格线标准差之比的直线与实际合格率曲线的交点。Hofstee 对照：以专家期望的最低和最高值为可接受范围。',
  },
  sheet: {
    title: '第 {round, number} 轮评分', question: '请设想一百名刚好合格的审核员：其中有多少人能答对这道题？填 0 至 100，可以有两位小数。', blind: '本轮独立评分，请不要与其他专家交流。', second: '第一轮全组的合格线为 {cut}。请参考各题的分布，保留或者修改您的评分。',
    key: '答案：{key}', before: '第一轮：您 {own}，全组平均 {mean}，最低 {lowest}，最高 {highest}。', facility: '实际得分率 {share}。', rating: '第 {number, number} 题：一百人中答对的人数', expectedCut: '您认为合适的合格线（%）', expectedCutHint: '不看题目，只凭对岗位要求的了解。', expectedPass: '您预计的合格率（%）', expectedPassHint: '参加考试的人中，合格的应有多少。',
    confidential: '题目保密：请不要抄录、拍摄或者谈论。每次查看都会留下记录。', save: '保存', handIn: '提交第 {round, number} 轮', nothing: '现在没有需要您评分的内容。您已提交第 {round, number} 轮。',
  },
  acts: {
    end: '结束第 {round, number} 轮', endFirst: '结束后，专家看到各题的分布，进入第二轮。', endSecond: '结束后不能再评分，研究等待签发。', leaveOut: '还有 {count, number} 名专家没有提交，不再等待，其评分不计入',
    sign: '签发合格线', signLead: '签发后，开设场次时可以采用这条合格线；已经开设的场次不变。请核对专家组、评分分布和两项对照。', note: '签发依据', noteHint: '专家组为什么适当，与对照的差异怎样看（4 至 2000 字）。', signTick: '我已核对，确认签发。签发后不能撤销，只能另做研究。',
    abandon: '中止研究', abandonLead: '中止以后不能继续，评分保留备查。', abandonReason: '中止的理由',
  },
  csvHeads: { round: '轮次', judge: '专家', qualification: '资格', item: '题目', version: '版本', rating: '评分（%）', at: '时间' },
}
export default words

/** Sentences for this area's refusals, by code: what happened, why, what to do next. */
export const refusals = {
  'study-not-found': '没有找到这项研究，或者您不是它的专家。请从列表重新进入。',
  'study-title-malformed': '名称为 2 至 80 个字。请改好再试。',
  'study-judges-missing': '专家须有 {least, number} 至 {most, number} 人，每行一人。请补充后再试。',
  'study-judge-unknown': '没有账号使用邮箱 {email}。请专家先注册，或者核对邮箱。',
  'study-judge-candidate': '{email} 已经报名考试，不能同时担任评判专家：专家会看到题目和答案。请换一位，或者等其考试结束。',
  'study-judge-twice': '{email} 写了两次。每名专家写一行。',
  'study-runner-judges': '主持人不参与评分，请从专家中去掉自己的邮箱。',
  'study-qualification-missing': '请写明 {email} 的资格（2 至 200 字）：专家组的组成要留档（NCCA 标准 13、17）。',
  'study-not-rating': '研究现在不在评分。请刷新页面查看进度。',
  'study-handed-in': '这一轮您已经提交，不能再改。请等待下一轮。',
  'study-left-out': '您没有提交第一轮，第二轮不计入您的评分。',
  'study-unrated': '还有 {left, number} 题没有评分，没有提交；已填的已经保存。请评完再提交。',
  'study-expectation-missing': '请填写您认为合适的合格线和预计的合格率，再提交；已填的已经保存。',
  'study-rating-malformed': '评分应为 0 至 100 之间的数，最多两位小数。没有保存，请改好再试。',
  'study-too-few-judges': '提交这一轮的专家不足 {least, number} 人，不能结束。请等待专家提交，或者中止研究。',
  'study-judges-out': '还有 {left, number} 名专家没有提交。请等待，或者勾选不再等待。',
  'study-not-rated': '研究还不能签发，或者已经签发。请刷新页面查看。',
  'study-own': '这项研究由您主持，须由另一名人员签发。',
  'study-own-judgement': '您是这项研究的专家，不能签发（应当回避）。请交给其他人员。',
  'study-note-missing': '请写明理由（4 至 2000 字）。',
  'study-over': '研究已经签发或者中止，不能再中止。',
  'study-unconfirmed': '没有勾选确认。签发不能撤销，请核对后勾选再签发。',
}
