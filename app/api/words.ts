// What the API says of itself, in both languages: OpenAPI takes the English, /api/docs the reader's. It stands apart from
// app/words, because no page needs it and every page loads those.

import type { Language } from '../words/language.ts'

const en = {
  verifyCertificate: {
    title: 'Check one certificate on a day',
    text: 'Number and name must belong together: an unknown number and a name that does not match are the same 404 certificate-not-found. `asOf` is a day in Asia/Shanghai (default: today); a day to come is answered from the facts known now. A number that cannot be read is 422 certificate-number-malformed.',
  },
  verifyMany: {
    title: 'Check up to 500 certificates on a day',
    text: 'Results come in the order of the items; what is not found is told by `verdict: "not-found"` and nothing else. One item without a name refuses the whole batch.',
  },
  readHeadcount: {
    title: 'Headcount against every rule on a day',
    text: 'Required, counted and gap for each rule that concerns the declared business, with its article. Counted are people who consented to your roster, count nowhere else and hold a certificate valid that day. A duty without a figure has null for required, gap and satisfied. The figures are frozen as a snapshot and entered in the public log; the same figures for the same day are the same snapshot.',
  },
  assessHeadcount: {
    title: 'Headcount for a stated business',
    text: 'The same for categories and volumes that you state. Nothing is stored, and there is no snapshot. A volume that a rule counts by and that is not stated leaves that rule without a figure.',
  },
  readSnapshot: {
    title: 'A frozen headcount with its proof',
    text: 'The same bytes at every reading. `proof` is a c2sp.org/tlog-proof@v1 text: it shows, with the key at /register/key alone, that the log holds the entry. The entry commits to SHA-256(salt ‖ canonical JSON of this body without snapshot, frozenAt, salt and proof); the salt is base64url. `snapshot.hash` is the SHA-256 of that canonical JSON, in base64url.',
  },
  checkPanel: {
    title: 'Check a review panel for a programme',
    text: 'Whether the reviewers are enough for the programme type on a day, and whether the content manager is none of them. `reasons` is empty exactly when `satisfied`; its messages follow Accept-Language, its codes stay. Nothing is stored.',
  },
  listRoster: { title: 'The roster', text: 'All entries, oldest first. `nextCursor` is there while more follow.' },
  inviteToRoster: {
    title: 'Invite a holder to the roster',
    text: 'Answered with 202: the holder is asked for a separate consent (Personal Information Protection Law, article 23) and counts only from then on. Refuses a certificate not in force (422 certificate-not-valid) and a holder already invited or on the roster (409 already-invited).',
  },
  endRosterEntry: {
    title: 'End a roster entry',
    text: '`endsOn` is the last day on the roster. An invitation that waits is taken back at once. Days that have passed stay as they were.',
  },
  listChanges: {
    title: 'Status changes of people on the roster',
    text: 'Changes of the certificates of people on the roster now, oldest first, in the order of the public log. `nextCursor` is always given: keep it and ask again; an answer without changes means that nothing new happened. Reasons of decisions are not told.',
  },
  listWebhookEndpoints: { title: 'Webhook endpoints', text: 'Always an empty list: delivery is not offered yet.' },
  addWebhookEndpoint: {
    title: 'Add a webhook endpoint',
    text: 'Not offered yet: answered with 409 webhooks-not-offered-yet. Follow GET /changes meanwhile.',
  },
  removeWebhookEndpoint: {
    title: 'Remove a webhook endpoint',
    text: 'Not offered yet: answered with 409 webhooks-not-offered-yet.',
  },
  testWebhookEndpoint: {
    title: 'Test a webhook endpoint',
    text: 'Not offered yet: answered with 409 webhooks-not-offered-yet.',
  },
}
export type CallId = keyof typeof en
type Calls = Readonly<Record<CallId, { readonly title: string; readonly text: string }>>

const zh: Calls = {
  verifyCertificate: {
    title: '核验一张证书在某日的状态',
    text: '编号与姓名须相符：编号不存在与姓名不符的答复相同，都是 404 certificate-not-found。`asOf` 为北京时间的日期，不填为今天；将来的日期按现在已知的事实答复。编号无法识别的，答复 422 certificate-number-malformed。',
  },
  verifyMany: {
    title: '批量核验（至多 500 张）',
    text: '结果与请求同序；未查到的只答 `verdict: "not-found"`。有一项缺姓名，整批退回。',
  },
  readHeadcount: {
    title: '某日的审核人员配备',
    text: '按已申报业务涉及的每条规则，分别给出应配、计入与缺口，并注明条文。计入的是同意加入本平台在岗名册、未在其他平台计入、当日证书有效的人。没有数字的义务，required、gap、satisfied 为 null。数据冻结为快照并登记入公开日志；同一日期的相同数据是同一个快照。',
  },
  assessHeadcount: {
    title: '按所述业务量测算配备',
    text: '按请求中写明的业务与数量测算，不保存，也没有快照。某规则所依据的数量未写明时，该规则没有数字。',
  },
  readSnapshot: {
    title: '已冻结的配备数据及证明',
    text: '每次读取字节相同。`proof` 是 c2sp.org/tlog-proof@v1 文本，只凭 /register/key 的公钥即可证明日志中有此条目。条目承诺的是 SHA-256(salt ‖ 规范 JSON)，规范 JSON 取自本文去掉 snapshot、frozenAt、salt、proof 之后的内容，salt 为 base64url。`snapshot.hash` 是该规范 JSON 的 SHA-256（base64url）。',
  },
  checkPanel: {
    title: '核对一部节目的审核组',
    text: '当日审核员人数是否达到该类节目的要求，内容管理负责人是否另有其人。`reasons` 为空即 `satisfied`；说明文字随 Accept-Language，代码不变。不保存。',
  },
  listRoster: { title: '在岗名册', text: '全部条目，早的在前。后面还有时给出 `nextCursor`。' },
  inviteToRoster: {
    title: '邀请持证人加入在岗名册',
    text: '答复 202：须持证人单独同意（个人信息保护法第二十三条）后才计入。证书未生效或已失效的，答复 422 certificate-not-valid；已邀请或已在名册的，答复 409 already-invited。',
  },
  endRosterEntry: {
    title: '结束名册条目',
    text: '`endsOn` 为在册的最后一天。尚未答复的邀请立即收回。已经过去的日子不变。',
  },
  listChanges: {
    title: '名册人员的证书变动',
    text: '目前在册人员的证书变动，早的在前，与公开日志同序。总会给出 `nextCursor`：保存它，下次从此处继续；没有变动的答复表示无新事。不告知决定的理由。',
  },
  listWebhookEndpoints: { title: '通知地址', text: '目前总为空：通知投递尚未提供。' },
  addWebhookEndpoint: {
    title: '添加通知地址',
    text: '尚未提供：答复 409 webhooks-not-offered-yet。请先用 GET /changes。',
  },
  removeWebhookEndpoint: { title: '删除通知地址', text: '尚未提供：答复 409 webhooks-not-offered-yet。' },
  testWebhookEndpoint: { title: '测试通知地址', text: '尚未提供：答复 409 webhooks-not-offered-yet。' },
}
export const CALLS: Readonly<Record<Language, Calls>> = { 'zh-CN': zh, en }

const pageEn = {
  title: 'Verification API',
  lead: 'Check certificates, count reviewers by rule, keep a roster. Base address: /api/v1. The same, for machines: ',
  home: 'Mingjian',
  other: '中文',
  notes: {
    key: [
      'Key',
      'Authorization: Bearer mj_live_… Make keys on the platform desk; a key is shown once, has scopes, and can be revoked at any time.',
    ],
    days: [
      'Days and instants',
      'Days are calendar days in Asia/Shanghai, written YYYY-MM-DD; instants are UTC in ISO 8601. validUntil is the last valid day.',
    ],
    noes: [
      'Noes',
      'application/problem+json (RFC 9457) with a stable type. A part of the request that nobody described is refused, so that a typing error does not pass unseen.',
    ],
    twice: [
      'Sending twice',
      'POST takes an Idempotency-Key: the same request is answered with the same bytes for a day; another request under it is 409.',
    ],
    rate: ['Rate', 'RateLimit and RateLimit-Policy on every answer; 429 comes with Retry-After.'],
    reads: ['Reads', 'ETag and If-None-Match; lists go on by an opaque cursor.'],
    sandbox: [
      'Sandbox',
      'Keys that begin with mj_test_ answer single verifications and batches from fixed, invented certificates; other calls are 403 live-key-needed.',
    ],
  },
  calls: 'Calls',
  fixtures: 'Sandbox certificates',
  problems: 'Problem types',
  scope: 'scope',
  sandboxToo: 'sandbox too',
  parameters: 'Parameters',
  body: 'Body',
  yes: 'Yes',
  no: 'No',
  required: 'required',
  name: 'Name',
  number: 'Number',
  state: 'Verdict today',
  type: 'Type',
  status: 'Status',
  meaning: 'Meaning',
  none: 'unknown',
}
const pageZh: typeof pageEn = {
  title: '核验接口',
  lead: '核验证书、按规则计算配备、管理在岗名册。基础地址：/api/v1。供机器读取的说明：',
  home: '明鉴',
  other: 'English',
  notes: {
    key: ['密钥', 'Authorization: Bearer mj_live_… 在平台工作台生成；密钥只显示一次，有权限范围，可随时撤销。'],
    days: [
      '日期与时刻',
      '日期为北京时间的日历日，写作 YYYY-MM-DD；时刻为 ISO 8601 的 UTC 时间。validUntil 是最后一个有效日。',
    ],
    noes: [
      '拒绝',
      'application/problem+json（RFC 9457），type 固定不变。请求中未列明的部分会被拒绝，以免写错而不自知。',
    ],
    twice: ['重复发送', 'POST 可带 Idempotency-Key：一天之内，同一请求得到完全相同的答复；换了内容则答复 409。'],
    rate: ['频率', '每次答复都带 RateLimit 与 RateLimit-Policy；429 带 Retry-After。'],
    reads: ['读取', '支持 ETag 与 If-None-Match；列表用不透明的游标翻页。'],
    sandbox: ['沙箱', '以 mj_test_ 开头的密钥，核验与批量核验按固定的虚构证书答复；其余接口答复 403 live-key-needed。'],
  },
  calls: '接口',
  fixtures: '沙箱证书',
  problems: '问题类型',
  scope: '权限',
  sandboxToo: '沙箱可用',
  parameters: '参数',
  body: '请求体',
  yes: '成功',
  no: '拒绝',
  required: '必填',
  name: '姓名',
  number: '编号',
  state: '今日状态',
  type: '类型',
  status: '状态码',
  meaning: '含义',
  none: '不存在',
}
export type PageWords = typeof pageEn
export const PAGE: Readonly<Record<Language, PageWords>> = { 'zh-CN': pageZh, en: pageEn }
