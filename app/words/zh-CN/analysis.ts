// Words of the analysis of a sitting: figures, charts, verdicts, collusion.
const words = {
  title: '考试分析',
  back: '回到场次', collusion: '雷同筛查',
  simulated: '模拟场次', simulatedLead: '本页数据来自模拟的考生和作答，不代表任何真实的人，也不能用于任何决定。',
  notSettled: '还不能分析', notSettledLead: '本场次仍有人可能作答。全部交卷或场次结束以后，才能查看分析，以免影响正在进行的考试。',
  empty: '本场次没有可以统计的作答。',
  none: '—',
  over: { label: '统计范围', sitting: '只看本场次', released: '本协会至本场次为止已公布成绩的场次', show: '查看', made: '由 {sittings, number} 个场次合并计算' },
  counted: '统计 {n, number} 人的首次作答，其中合格 {passed, number} 人。',
  leftOut: '未计入：重考 {resits, number} 人，成绩无效 {voided, number} 人{otherSort, plural, =0 {} other {，与场次性质不符（真实与模拟）# 人}}。',
  method: '各考生试卷不同，因此逐题目版本计算：一道题只与见过它的考生的其余得分率比较。被裁定作废的题不进入计分统计，仍列在题目表中。',
  guards: {
    'counts-only': '人数不足 30，只列人数，不给统计量。',
    unstable: '人数在 30 至 100 之间，统计量不稳定，只作参考。',
    stable: '人数在 100 以上。',
  },
  unstable: '不稳定',

  figures: {
    title: '总体统计',
    names: {
      items: '每卷计分题数', mean: '平均得分率', median: '中位得分率', deviation: '标准差', skewness: '偏度', kurtosis: '峰度', alpha: '信度 KR-20／α', errorRatio: '误差比',
      sem: '测量标准误', semAtCut: '合格线处的标准误', consistency: '合格判定一致性 K²', formSpread: '各卷难度之差（标准差）',
    },
    about: {
      alpha: '试卷分数中有多少来自真实水平的差异。0.8 以上较好，0.7 以下应当改进。不同试卷难度之差已经除去。',
      sem: '同一人再考一次，分数大约会上下变动这么多。',
      semAtCut: '得分恰在合格线上的人，分数大约会上下变动这么多（Lord）。',
      consistency: '再考一次，合格与否的判定有多大程度相同（Livingston）。',
      formSpread: '平均水平的考生拿到不同试卷时，期望得分相差多少。越小，各卷越相当。',
    },
    passed: '合格率',
  },

  charts: {
    table: '以表格查看', csv: '下载 CSV',
    scores: '分数分布', scoresAbout: '每 5 个百分点一格的人数；竖线是合格线 {cut}。', scoreRange: '得分率', people: '人数', cutLine: '合格线 {cut}',
    range: '{from, number}–{to, number}%',
    scatter: '难度与区分度', scatterAbout: '每一点是一个题目版本：横轴是答对的比例，纵轴是与其余得分的相关。右上方的题较易而且能区分水平；零线以下的题应当检查。数据见题目表。', facility: '难度（得分率）', itemRest: '区分度', point: '{item}：得分率 {facility}，区分度 {itemRest}，{verdict}',
    topics: '各专题得分率', topicsAbout: '各专题得到的分数占应得分数的比例；竖线是合格线 {cut}。', topic: '专题', share: '得分率', versions: '题目版本', answers: '作答数',
    completion: '交卷进度', completionAbout: '开考后各时刻已经交卷的累计人数（扣除暂停）。', minutes: '开考后分钟', done: '已交卷', minutesShort: '{minutes, number} 分',
    curves: '选项曲线', curvesAbout: '按其余得分从低到高分为五组，各组选择每个选项的比例。好的答案随水平上升，好的干扰项随水平下降。', fifth: '第 {n, number} 组', group: '组', size: '人数', curvesKey: '正确答案为实线，其余为虚线。', score: '其余得分率', chosen: '选择的比例',
  },

  items: {
    title: '题目', lead: '结论是给审题人员的建议，不会自动暂停或淘汰任何题目。', filter: '结论', all: '全部已判断的', show: '列出',
    few: '另有 {count, number} 个题目版本见过的人不足 30，只列人数。', none: '没有符合条件的题目。请换一个结论。',
    item: '题目', n: '见过的人', facility: '得分率', upperLower: 'D（前后 27%）', itemRest: '区分度', efficiency: '区分效率', weight: '有效权重', verdict: '结论', why: '理由',
    also: '另请注意：', noReason: '各项统计量均在界限以内', version: '版本 {hash}',
  },
  verdicts: { keep: '保留', revise: '修订', retire: '淘汰', 'too-few': '人数不足' },
  reasons: {
    'too-few': '见过此题的人不足 30',
    dropped: '已被裁定作废', 'full-credit': '已被裁定全员得分', rekeyed: '已被裁定更换答案', 'several-keys': '已被裁定接受多个答案',
    'too-hard': '得分率低于 20%', 'too-easy': '得分率高于 95%', 'at-guess': '得分率不高于猜测', 'against-the-rest': '与其余得分负相关：先核对答案',
    weak: '前后 27% 之差 D 小于 0.10', 'ambiguous-choice': '有错误选项更吸引水平高的考生', 'non-functional-choice': '有错误选项选的人不足 5%',
    'became-easier': '同等水平的考生比以前更容易答对：可能已经外泄', 'became-harder': '同等水平的考生比以前更难答对：可能规则已变',
  },
  kinds: { single: '单选', multiple: '多选', 'true-false': '判断', ordering: '排序', matching: '匹配' },
  levels: { recall: '识记', application: '应用', judgement: '判断与处置' },

  detail: {
    title: '题目 {item}', close: '关闭这道题', bank: '在题库中打开', logged: '这里显示答案，查阅已经记入操作记录。', keysHidden: '选项和答案只对可以查阅题库的人员显示。',
    pointBiserial: '与总分相关', deviation: '标准差', guess: '猜测得分率', choices: '选项', choice: '选项', count: '人数', share: '比例', meanTotal: '选者平均得分率', withRest: '与其余相关', flag: '提示',
    key: '答案', unanswered: '未作答 {count, number} 人。', flags: { 'non-functional': '选的人不足 5%', ambiguous: '更吸引水平高的考生' }, true: '对', false: '错',
    drift: '与以往相比', driftNone: '同等水平的考生没有明显变化。', driftEasier: '同等水平的考生更容易答对。', driftHarder: '同等水平的考生更难答对。',
    driftFacts: '以往 {before}（{nBefore, number} 人），本场 {after}（{nAfter, number} 人）；按分数段匹配的 Mantel–Haenszel Δ = {delta}，p = {p}；两比例 z = {z}。',
    driftToo: '以往或本场见过此题的人不足 30，不作比较。', orders: '排序题和匹配题列出正确的与最常见的错误作答。',
  },

  files: { title: '下载', lead: 'CSV 文件，可用电子表格打开。', test: '总体统计', items: '题目', scores: '分数分布', topics: '专题', completion: '交卷进度', choices: '选项与曲线（含答案，记入操作记录）' },
  head: {
    sitting: '场次', simulated: '模拟', guard: '可靠程度', passed: '合格人数', cut: '合格线', n: '人数', items: '每卷题数', mean: '平均得分率', median: '中位得分率', deviation: '标准差', skewness: '偏度', kurtosis: '峰度',
    alpha: 'KR-20/α', errorRatio: '误差比', sem: '测量标准误', semAtCut: '合格线处标准误', consistency: '判定一致性K²', formSpread: '各卷难度之差',
    item: '题目', version: '版本', topic: '专题', level: '层次', kind: '题型', seen: '见过的人', scored: '计分', ruling: '裁定', facility: '得分率', guess: '猜测得分率', upperLower: 'D', pointBiserial: '与总分相关',
    itemRest: '区分度', efficiency: '区分效率', weight: '有效权重', drift: '变化', delta: 'MH Δ', driftP: 'p', verdict: '结论', reasons: '理由', remarks: '另请注意', from: '自(%)', to: '至(%)', count: '人数',
    versions: '题目版本数', answers: '作答数', share: '比例', minutes: '分钟', choice: '选项', keyed: '答案', meanTotal: '选者平均得分率', withRest: '与其余相关', flag: '提示',
    fifth1: '第1组', fifth2: '第2组', fifth3: '第3组', fifth4: '第4组', fifth5: '第5组',
  },

  pairs: {
    title: '雷同筛查', back: '考试分析',
    evidence: '这里列出的只是供人核查的线索，不是结论。任何处理都必须由人按违纪程序办理：告知、陈述申辩、决定、申诉。查看本页已经记入操作记录。',
    method: '方法', steps: {
      compare: '比较每两名考生都见过、并且都答错的题目。答对相同不能说明什么，不计算；未作答的不计算；被裁定作废或全员得分的题不计算。',
      chance: '两个互不相干的人在一道题上答出同一个错误答案的可能性，按相近分数段的考生选择各错误答案的比例计算。这一对考生自己的作答也计入比例，因此宁可漏判，不易误判。',
      tail: '由此精确计算出现这么多或更多相同错误答案的概率（泊松二项分布）。',
    },
    rate: '误判率', rateStrong: '“强”：全场每一对都比较过以后，概率仍小于 {strong}（Bonferroni 校正）。即使全场无人雷同，出现一对误判的可能性也不超过 {strong}；平均每 {sittings, number} 个这样的场次最多误判一对。',
    rateWeak: '“弱”：列出的各对之中，预期误判的比例不超过 {weak}（Benjamini–Hochberg）。单独一条弱线索不足以开展调查。',
    few: '作答的人不足 30，无法知道各错误答案有多常见，因此不作筛查。', summary: '{candidates, number} 人，比较了 {compared, number} 对：强 {strong, number} 对，弱 {weak, number} 对。', noPairs: '没有发现异常的考生对。', most: '只列出最突出的 {count, number} 对。',
    strength: { strong: '强', weak: '弱' }, counts: '相同错误／共同答错', both: '都见过的题', expected: '互不相干时预期', p: '概率', family: '全场校正后', show: '共同答错的题目',
    seat: '座位 {seat, number}', noSeat: '无座位号', time: '作答时间', score: '得分率', timeline: '作答经过', same: '相同', different: '不同', item: '题目', answers: '两人的答案', chance: '巧合可能',
    hidden: '具体答案只对可以查阅题库的人员显示。', result: '比较',
  },
}
export default words

export const refusals = {
  'analysis-not-settled': '本场次仍有人可能作答，还不能分析。请在全部交卷或场次结束以后再来。',
}
