// Words of the item bank desk.
const words = {
  title: '题库',
  lead: '共 {count, number} 题：随系统发布的题目和协会自己的题目在同一个题库里。列表不显示答案；打开一题才显示。每次查阅都会留下记录。',
  new: '新建题目', import: '导入', export: '导出', back: '返回题库',
  filter: {
    title: '筛选', topic: '专题', level: '层次', kind: '题型', list: '状态', origin: '来源', document: '引用文件', article: '引用条款', articleHint: '先选文件，显示后再选条款', words: '题干中的词', all: '全部', show: '查看', clear: '清除筛选',
  },
  lists: {
    unread: '未经协会审读', approved: '已通过复核', proposed: '新题待复核', returned: '已退回', withdrawn: '已撤回', held: '暂停使用', retired: '已淘汰', waiting: '有待处理', mine: '等我处理',
  },
  listCount: '{name} {count, number}',
  origins: { content: '随系统发布', desk: '协会题库' },
  none: '没有符合条件的题目。请放宽条件。', noneMine: '目前没有等您处理的题目。', empty: '题库还是空的。可以新建题目，或者从文件导入。',
  shown: '符合条件的 {count, number} 题，第 {from, number}–{to, number} 题', previous: '上一页', next: '下一页',
  version: '第 {number, number} 版', facility: '预计答对率 {percent, number}%', inForce: '现行', notInForce: '不在有效期内', from: '自 {day}', fromTo: '{from} 至 {to}', forms: '组卷 {count, number} 次', waits: '有版本待复核', conflict: '内容库另有写法', notUsable: '不用于新试卷', caseOf: '案例题 {part, number} / {of, number}', sampleRead: '样例审读',

  item: {
    title: '题目 {item}', case: '案例 {id}', part: '第 {part, number} 题', situation: '案例', unreadNote: '这个写法随系统发布，可以组卷，但还没有协会的人审读过。', waitingNote: '下面是等待复核的第 {number, number} 版。通过之前，新试卷仍用第 {inUse, number} 版。', waitingNewNote: '下面的版本等待复核，通过之前不会出现在试卷上。', sampleNote: '这次通过是演示数据中的样例，不代表任何协会的意见。', notUsableNote: '现在不会出现在新试卷上。', heldNote: '暂停使用期间，这道题不会出现在新试卷上；已经准备好、考生还没有开始作答的试卷，在考生开始时重新组成。已经开始的考试不受影响。', caseNote: '案例题整组使用：通过、退回、暂停和淘汰都对整组生效，决定之前请逐题看过。', conflictNote: '内容库后来有了另一个写法。协会通过的版本继续使用，直到有人决定采用哪一个。',
    key: '答案', right: '正确选项', true: '正确', false: '错误', rationale: '理由', articles: '依据', articleDates: '{from} 起', articleDatesTo: '{from} 至 {to}', reported: '待核', enemies: '不同卷', dates: '题目有效期', open: '不限', facilityTerm: '预计答对率', shuffle: '选项次序', shuffled: '每人打乱', fixed: '按所列次序', topic: '专题', kind: '题型', level: '层次', state: '状态', targets: '对应项',
    versions: '版本', number: '版', origin: '来源', wording: '状态', author: '提交人', at: '提交时间', reason: '修改理由', exposure: '组卷', examined: '正在使用', see: '查看', fromFile: '由文件“{name}”导入', neverOnForm: '未组卷', onForms: '{count, number} 次，最近 {at}', formsPeriod: '最近十二个月的 {all, number} 份试卷中，{forms, number} 份用到这道题（{percent}%）。', formsNone: '最近十二个月还没有组成过试卷。',
    versionStates: { proposed: '待复核', approved: '已通过', returned: '已退回', withdrawn: '已撤回' }, shipped: '随系统发布，未审读',
    difference: '版本对比', compare: '对比', compareFrom: '原版本', compareTo: '新版本', noDifference: '两个版本没有不同。', betweenVersions: '第 {from, number} 版与第 {to, number} 版的不同：', gone: '删去', added: '新增', nothing: '（空）',
    history: '经过', noHistory: '还没有人对这道题作过决定。', warnings: '请留意', warningsLead: '下列几点不妨碍通过，但请复核时一并判断。', edit: '写新版本', editCase: '写新版本（整组）', editNot: '不能写新版本：',
    recorded: '已记录。', proposed: '已提交，等待另一名工作人员复核。',
  },
  events: {
    proposed: '提交第 {number} 版', approved: '通过第 {number} 版', returned: '退回第 {number} 版', withdrawn: '撤回第 {number} 版', held: '暂停使用', released: '恢复使用', retired: '淘汰', earlier: '（内容库的早先写法）', sample: '样例',
  },
  acts: {
    title: '可以作的决定', none: '您的岗位现在不能对这道题作决定。命题人提交版本，复核人通过、退回、暂停和淘汰。', why: '说明', reasonHint: '2 至 500 个字，会留在经过里。', confirm: '我确认淘汰。淘汰以后不能恢复。',
    approveProposal: '通过', approveProposalLead: '我已审读题干、答案、理由和依据，认为可以用于考试。通过以后，新试卷使用这个版本。', returnProposal: '退回', returnProposalLead: '说明哪里要改，提交人可以再提交一个版本。',
    approveContent: '审读通过', approveContentLead: '我已审读随系统发布的写法，认为可以用于考试。', adoptContent: '采用内容库的写法', adoptContentLead: '新试卷改用内容库现在的写法，代替协会通过的版本。', returnContent: '退回随系统发布的写法', returnContentLead: '退回以后，这个写法不再用于新试卷。', keepDesk: '保留协会的版本', keepDeskLead: '不采用内容库的新写法，协会通过的版本继续使用。',
    withdraw: '撤回', withdrawLead: '撤回自己提交、还没有复核的版本。', hold: '暂停使用', holdLead: '例如条文有变、答案有疑问。暂停立即生效，查清以后可以恢复。', release: '恢复使用', releaseLead: '题目重新可以组卷。', retire: '淘汰', retireLead: '题目以后不再使用，也不能恢复；已经用过的试卷和成绩不变。', notOpen: '{act}：',
  },
  fields: {
    kind: '题型', topic: '专题', level: '层次', situation: '案例', stem: '题干', option: '选项 {id}', why: '选项 {id} 的理由', target: '对应项 {id}', key: '答案', rationale: '理由', articles: '依据', from: '有效期自', to: '有效期至', facility: '预计答对率', shuffle: '打乱选项', enemies: '不同卷',
  },
  form: {
    newTitle: '新建题目', newLead: '先选题型和选项的个数。题目提交以后，由另一名工作人员复核，通过了才能用于考试。', editTitle: '{item} 的新版本', editLead: '现在使用的版本不变，直到新版本通过复核。已经组成的试卷不受影响。',
    case: '案例题组', kindLegend: '题型', options: '选项个数', targets: '对应项个数', optionsHint: '单选、多选、排序 3 至 6 个，匹配 2 至 6 个。', caseLegend: '案例题组：一个案例，三至五题', parts: '题数', partKind: '第 {n, number} 题的题型', begin: '开始填写', otherKind: '换一种题型',
    shared: '全组共用', topic: '专题', situation: '案例', situationHint: '只写一次，每一题都显示。请用虚构的、中性的名称。', partTitle: '第 {n, number} 题 · {kind}', itemTitle: '{kind}题',
    level: '层次', levels: { recall: '识记：知道规定', application: '应用：把规定用到具体情形', judgement: '判断与处置：权衡后作出决定' }, stem: '题干', optionsLegend: '选项', option: '选项 {id}', optionWhy: '选项 {id} 的理由', optionWhyHint: '为什么对，或者错在哪里。', emptyOptions: '两格都空着的选项不算。', shuffle: '每名考生的选项次序打乱', keySingle: '正确选项', keyMultiple: '正确选项（至少两个，至少留一个错的）', isKey: '{id} 是答案', keyJudged: '说法是否正确', true: '正确', false: '错误', place: '{id} 的正确次序', noPlace: '选择次序', targetsLegend: '对应项', target: '对应项 {id}', matchOf: '{id} 对应', noTarget: '选择对应项',
    why: '理由', whyHint: '为什么这是答案，指出条款。', citations: '依据', citation: '依据 {n, number}', citationHint: '文件和条款的代号，例如 guangfa-2012-53 3-1-1；可以从列表中选。', citeDocument: '文件', citeArticle: '条款', noDocument: '选择文件', noArticle: '选择条款', from: '有效期自', to: '有效期至', toHint: '没有终止日期的留空。', facility: '预计答对率（%）', facilityHint: '准备充分的考生中约有多少人答对，20 至 95。', enemies: '不同卷的题目', enemiesHint: '互相泄露答案的题目或案例的编号，用空格隔开。', reasonNew: '提交说明', reasonEdit: '为什么要这个新版本', reasonHint: '2 至 500 个字，复核人会看到。', propose: '提交复核', warningsTitle: '提交之前请留意', warningsLead: '下列几点不妨碍提交，复核人也会看到。要改就改；确定无误，再按一次“提交复核”。', faultsTitle: '有 {count, number} 处要改，还没有提交。', faultsLead: '每一处都在它的格子旁边说明。',
  },
  faults: {
    missing: '请填写。', malformed: '这里的写法读不懂。', 'too-few': '至少要 {least, number} 个。', 'too-many': '最多 {most, number} 个。', 'forbidden-word': '“{word}”不能出现在题目里，请换一种说法。', 'control-characters': '含有不可见的控制字符，请删去后重新输入。',
    facility: '请填 20 至 95 的整数。', topic: '没有这个专题。', dates: '终止日期早于起始日期。', 'case-part': '一个案例有三至五题。', 'case-kind': '案例题只能是单选、多选或判断。',
    'no-document': '法规库里没有文件 {document}。', 'no-article': '文件 {document} 没有条款 {article}。', 'not-in-force': '{document} {article} 在 {on} 没有施行（{from} 起{to, select, none {} other { {to} 止}}）。请改有效期或者依据。',
    'own-enemy': '题目不能与自己不同卷。', 'same-case': '同一个案例的题目总在一张卷上。', 'letter-twice': '选项 {letter} 出现了两次。', 'same-text': '两个选项的文字相同。', 'key-missing': '答案没有包括 {letters}。次序不能重复。', 'key-no-option': '答案 {letter} 不是这里的选项。', 'key-twice': '答案里 {letter} 出现了两次。', 'key-no-target': '没有对应项 {letter}。', 'target-twice': '对应项 {letter} 出现了两次。', 'nothing-wrong': '至少要有一个错误选项。', 'letters-tell': '答案正好按字母顺序，等于告诉了考生。请调换选项的位置。',
  },
  warnings: {
    'long-key': '正确选项明显比其他选项长，会猜题的人看得出来。', 'longest-key': '正确选项是最长的一个。', 'all-of-the-above': '有“以上都对”一类的选项。', absolute: '只有错误选项用了绝对的词，会猜题的人看得出来。', echo: '答案重复了题干的词，其他选项都没有。', 'odd-beginning': '错误选项的开头都一样，只有答案不同。', unequal: '最长的选项比最短的长得多。', 'one-absolute': '只有一个错误选项用了绝对的词。', 'some-echo': '答案与题干相同的词比其他选项多。', 'odd-form': '只有答案有（或者没有）逗号、数字或引号。', 'near-item': '题干与 {name} 近似（{percent, number}%）。', 'near-question': '题干与课后题 {name} 近似（{percent, number}%），课后题的答案是公开的。', 'outlasts-article': '{document} {article} 的有效期到 {to} 为止，题目的有效期更长。', 'reported-only': '依据全部是待核的文件（没有读到正式文本）。',
  },
}
export default words

/** Sentences for this area's refusals, by code: what happened, why, what to do next. */
export const refusals = {
  'bank-unknown-item': '题库里没有这道题。请从题库列表重新进入。',
  'bank-unknown-reference': '“不同卷的题目”里的编号在题库中找不到，或者属于同一个案例。请核对编号。',
  'bank-draft-faulty': '题目有不合规则的地方，没有提交，也没有通过。请按每一处的说明修改。',
  'bank-case-incomplete': '案例题组不完整，或者各题的案例文字不一致，没有提交。一组三至五题，一起提交。',
  'bank-case-shape': '新版本不能增减案例的题数，也不能把题目移进或者移出案例。需要时请另建一组。',
  'bank-changed-meanwhile': '您打开本页之后，有人对这道题作了决定，或者内容有了变化。没有作任何改动，请看过现在的情况再决定。',
  'bank-reason-needed': '请用 2 至 500 个字说明理由，它会留在记录里。',
  'bank-item-retired': '这道题已经淘汰，不能再改，也不能恢复。需要时请新建题目。',
  'bank-not-proposed': '没有等待复核的版本，不需要这个决定。',
  'bank-own-version': '您参与写了这个版本，不能自己复核：每道题都要有第二个人审读。请由另一名复核人决定。',
  'bank-not-author': '只有提交人可以撤回。复核人不同意的，请退回并说明理由。',
  'bank-already-read': '这个写法已经审读通过，不需要再决定。',
  'bank-already-held': '题目已经暂停使用或者淘汰，没有作任何改动。',
  'bank-not-held': '题目没有暂停使用，不需要恢复。',
  'bank-nothing-changed': '与现有的版本一字不差，没有提交。请先修改内容。',
  'bank-other-proposal': '另一个人提交的版本正在等待复核。请等它通过或者退回以后，再写新版本。',
  'bank-retire-unconfirmed': '淘汰以后不能恢复。请勾选确认之后再提交。',
  'bank-warnings-unread': '还没有提交。请先看提示，确定无误再按一次“提交复核”。',
}
