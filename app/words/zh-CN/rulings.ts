// Words of rulings on items and what they change.
const words = {
  title: '题目裁定',
  lead: '考后发现题目或答案有误时，由一人提出裁定并预览全部影响，再由另一人照此执行。裁定不改题目和作答，只改评分；没有人因此直接失去合格，须另立个案处理。',
  none: '还没有裁定。发现题目有误，请从题目页或下面的编号提出。',
  propose: '提出裁定', itemId: '题目编号', itemHint: '题目页网址或列表中的编号。', next: '下一步', back: '全部裁定',
  item: '题目', type: '裁定', state: '状态', proposed: '提出', changes: '影响', reason: '理由', by: '{name}', see: '查看',
  counts: '{graded, number} 份答卷中 {changed, number} 份变化，{gained, number} 人新合格，{atStake, number} 人的合格待个案决定',
  types: { rekey: '更正答案', accept: '接受多个答案', drop: '作废此题', 'full-credit': '全部给分' },
  typeLeads: {
    rekey: '以新的答案评分，原答案不再给分。', accept: '几个答案都算对，答其中任何一个都给分。',
    drop: '此题不计分，满分和单元得分相应减少；新试卷不再用这一版。', 'full-credit': '凡试卷上有此题的人都得满分，没有作答的也一样；新试卷不再用这一版。',
  },
  states: { proposed: '等待决定', applying: '正在执行', applied: '已执行', refused: '未采纳', withdrawn: '已撤回' },
  effects: { rekey: '答案改为 {key}', accept: '接受 {keys}', drop: '此题作废，不计分', 'full-credit': '此题全部给分' },
  answer: { true: '正确', false: '错误', none: '（不选）' },
  version: { title: '考过的题目', key: '原答案', rationale: '理由', inForce: '目前的裁定' },
  new: {
    title: '提出裁定', choose: '选择题目版本', chooseLead: '同一题目的每一版分别裁定：改过的版本不受影响。', noVersions: '没有找到考过的版本。只有放进过试卷的版本才能裁定。',
    sat: '{count, number} 份答卷', held: '已有裁定', kind: '题型', stem: '题干', chooseType: '怎样处理', response: '答案', accepted: '接受的答案 {n, number}', acceptedHint: '至少填两个不同的答案，其余留空。',
    reason: '理由', reasonHint: '错在哪里、依据哪一条、谁提供了意见（4 至 2000 字）。', check: '预览影响', submit: '提出', barred: '全国协会对这一版已有裁定，省级协会不能另作裁定。', checked: '预览完成，还没有提出。请核对下面的影响。', already: '目前已有裁定，新裁定执行后取代它。',
  },
  preview: {
    title: '影响预览', graded: '已评分的答卷', changed: '成绩有变化', gained: '新合格', atStake: '合格待个案决定', unreleased: '未发布且不再合格', certificates: '涉及证书', platforms: '涉及平台在册人数', open: '正在作答（交卷时按裁定评分）',
    attempts: '{count, number} 份', people: '{count, number} 人', certificateCount: '{count, number} 张', noPlatforms: '无', platform: '{name}：{people, number} 人',
    atStakeMeans: '这些人的新分数达不到合格条件。分数照新的记录，合格照旧有效，系统为每人立一个个案，由没有参与裁定的人听取陈述后决定。证书和平台人数在个案决定以前不变。',
    nothing: '没有人的成绩会变化。', more: '另有 {count, number} 份没有列出。', attempt: '场次', before: '原成绩', after: '新成绩', change: '变化', certificate: '证书', marks: '{total}/{max}（{percent}）', passed: '合格', failed: '不合格', notReleased: '未发布',
    changes: { mark: '分数变化', 'pass-gained': '新合格', 'pass-at-stake': '待个案决定' },
  },
  case: {
    title: '裁定：{type}', national: '对全国各场次有效', provincial: '对本协会各场次有效', proposed: '{name} 提出于', decidedAs: { applying: '{name} 执行于', applied: '{name} 执行于', refused: '{name} 不采纳，于', withdrawn: '{name} 撤回于' }, why: '理由：{reason}',
    effect: '内容', sealed: '题目和答案只对题库人员显示。', progress: '执行进度', progressValue: '已重新评分 {done, number} 份，应为 {all, number} 份', continue: '继续执行', continueLead: '逐份执行，随时可以继续；已经完成的不会重复。', examined: '题库里这一版仍可组卷。请另行修改或者暂停这道题。', toItem: '到题目页',
    outcome: '执行结果', none: '成绩不变 {count, number} 份', mark: '分数变化 {count, number} 份', gained: '新合格 {count, number} 人', atStake: '立案 {count, number} 人', applied: '已执行。', recorded: '已记录。', submitted: '已提出，等待另一名人员决定。',
    apply: '执行裁定', applyLead: '只执行上面这份预览。其间事实有变的，系统会拒绝并给出新的预览。', applyTick: '我已逐项核对题目、裁定和影响，确认执行。执行后不能撤销，只能另作裁定。', applySubmit: '执行', refuse: '不采纳', refuseReason: '不采纳的理由', withdraw: '撤回', withdrawReason: '撤回的理由', own: '这项裁定由您提出，须由另一名审题人员决定。',
  },
}
export default words

/** Sentences for this area's refusals, by code: what happened, why, what to do next. */
export const refusals = {
  'ruling-key-malformed': '填写的答案不是对这道题的完整作答。请逐个选项填齐后再试。',
  'ruling-accept-too-few': '“接受多个答案”至少要有两个不同的答案。只有一个的，请用“更正答案”。',
  'ruling-changes-nothing': '这一版已经是这样评分的，裁定不会改变什么。请核对后另选。',
  'ruling-drops-whole-form': '作废以后，至少有一份试卷一题不剩，无法评分。请改用“全部给分”，或者与试题负责人商定其他办法。',
  'ruling-item-not-sat': '没有找到这个题目版本，或者它没有放进过试卷。请从题目页重新选择。',
  'ruling-national-holds': '全国协会对这一版已有裁定。考核标准由全国统一制定（53号文四（一）），省级协会不能另作裁定；有不同意见请向全国协会提出。',
  'ruling-own-attempt': '您自己的试卷上有这道题，不能提出或者执行这项裁定（应当回避）。请交给其他人员。',
  'ruling-reason-missing': '请写明理由（4 至 2000 字）。理由会长期保存，复核和申诉都以它为据。',
  'ruling-not-found': '没有找到这项裁定。请从列表重新进入。',
  'ruling-decided': '这项裁定已经有决定了，不能再决定一次。请刷新页面查看。',
  'ruling-own-proposal': '这项裁定由您提出，不能由您执行或者否决：每项裁定要有两个人负责。您可以撤回。',
  'ruling-not-own-proposal': '只有提出人可以撤回。您可以不采纳并写明理由。',
  'ruling-other-applying': '另一项裁定正在执行。裁定逐项执行，才能分清每项的影响。请等它执行完再试。',
  'preview-stale': '预览以后事实有变（有人交卷、成绩发布或者另有裁定），没有执行。下面是新的预览，请重新核对后再决定。',
  'ruling-unconfirmed': '没有勾选确认。裁定执行后不能撤销，请逐项核对，勾选后再执行。',
}
