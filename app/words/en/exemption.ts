import type model from '../zh-CN/exemption.ts'
import type { refusals as modelRefusals } from '../zh-CN/exemption.ts'

const words: typeof model = {
  states: {
    unconfirmed: 'Waiting for the personnel office',
    undecided: 'Waiting for the officers',
    split: 'Two officers differ; waiting for a third',
    granted: 'Granted',
    refused: 'Refused',
    withdrawn: 'Withdrawn',
  },
  levels: {
    clerk: 'clerk level',
    assistant: 'assistant level (junior)',
    mid: 'mid-level',
    'deputy-senior': 'deputy senior',
    senior: 'senior',
    unknown: 'for a person to tell',
  },
  conditions: {
    'broadcaster-staff': 'Works for a broadcaster',
    'programme-review': 'Reviews programmes',
    'mid-level-title': 'Holds a title of mid-level or above',
    'applied-personally': 'Applies in person',
  },
  purposes: { 'title-certificate': 'Title certificate', 'employment-proof': 'Proof of employment and post' },
  outcomes: { grant: 'Grant the exemption', refuse: 'Refuse' },
  notes: {
    'national-prefix':
      'The proper name of the title has no 国家 in front; it was entered under its proper name. What the certificate says counts.',
    'former-title': 'This is a title from before the reform; it has the level it had then.',
    'manual-review':
      'This series is outside the certainty of our table: the officers tell the level from the certificate.',
  },
  facts: {
    association: 'Association asked',
    broadcaster: 'Broadcaster',
    series: 'Title series',
    title: 'Title',
    level: 'Level',
    basis: 'Rests on',
    remark: 'Remark of the table',
    titleCertificate: 'Certificate number',
    titleObtainedOn: 'Obtained on',
    post: 'Post',
    reviewingSince: 'Reviewing programmes since',
    submittedAt: 'Submitted',
    confirmation: 'Personnel office',
    confirmed: 'confirmed',
    notConfirmed: 'not confirmed yet',
    state: 'State',
    reference: 'Reference',
    applicant: 'Applicant',
    document: 'Document',
    permit: 'Licence number',
    creditCode: 'Unified social credit code',
    notEntered: 'not entered',
    decisions: 'Decisions',
    withdrawnAt: 'Withdrawn',
  },
  evidence: {
    title: 'Evidence',
    none: 'No evidence is open to you.',
    deleted: 'deleted after its term',
    size: '{kilobytes, number} KB',
    kinds: { 'application/pdf': 'PDF', 'image/jpeg': 'JPEG', 'image/png': 'PNG' },
  },
  decisions: {
    title: 'Decisions',
    officer: 'Officer {letter}',
    reasons: 'Reasons',
    met: 'met',
    notMet: 'not met',
    noReasons: 'No further reasons were written.',
  },
  apply: {
    title: 'Exemption from training and assessment',
    lead: 'People who review programmes for a radio or television broadcaster and hold a title of mid-level or above may apply to become reviewers without training and assessment. "May" means that two officers decide; "or above" includes mid-level.',
    article: '广发〔2012〕53号 四（三）',
    handbook: 'How claims are handled, and the evidence needed',
    four: 'Four conditions, all needed',
    fourNotes: {
      'broadcaster-staff':
        "The organisation holds the broadcaster's licence (广播电视播出机构许可证). Websites, production companies and cable networks do not count.",
      'programme-review': 'By what you do, not by the name of the post.',
      'mid-level-title':
        'Told by series and title, not by the digit: 一级播音员主持人 is mid-level, 一级演员 is senior. Press cards and posts such as 责任编辑 are no titles.',
      'applied-personally': 'Your employer cannot apply for you.',
    },
    mine: 'My claims',
    none: 'You have not submitted a claim yet. Fill in the form below to submit one.',
    openAlready:
      'One of your claims is being handled. An association handles one at a time; to change it, withdraw it first.',
    form: 'Submit a claim',
    formLead:
      'Every field is needed. The personnel office confirms first; then two officers of the association decide separately.',
    choose: 'Choose',
    association: 'Association',
    associationHint: "Your province's is chosen already; you may choose another.",
    noAssociation:
      'No association that could handle a claim has been entered yet, so none can be submitted. Please come back later.',
    broadcaster: 'Your broadcaster',
    broadcasterHint:
      'Not in the list? Let your employer give its licence number to the association of the province to be entered, then come back.',
    series: 'Title series',
    seriesHint: 'As on the certificate; if the table lacks it, choose "Other series" and a person tells the level.',
    titleField: 'Title',
    titleHint: 'Copied from the certificate, such as 一级播音员主持人.',
    titleCertificate: 'Number of the title certificate',
    titleObtainedOn: 'Obtained on',
    post: 'Present post',
    postHint: "For example: reviewer in the editor-in-chief's office.",
    reviewingSince: 'Reviewing programmes since',
    files: 'Evidence',
    filesHint:
      'PDF, JPEG or PNG, each {megabytes, number} MB at most. Only you and those who handle the claim can see them, and every reading is recorded.',
    fileHints: {
      'title-certificate': 'A scan of the certificate, or the electronic one.',
      'employment-proof': 'A stamped letter of your employer on employment and post, or the contract.',
    },
    filesAgain: 'The files were not kept; please choose them again.',
    declaration:
      'I apply in person to become a reviewer and to be exempted from training and assessment; what is written and shown here is true. A certificate obtained by false documents is revoked.',
    submit: 'Submit the claim',
  },
  claim: {
    title: 'Exemption claim',
    letter: 'Decision on exemption from training and assessment',
    back: 'Back to my claims',
    submitted:
      'The claim was submitted. The personnel office confirms next; then two officers of the association decide.',
    withdrawnNow: 'The claim was withdrawn.',
    explain: {
      unconfirmed:
        'Please remind your personnel office to confirm your employment and post at the broadcaster desk. Without it, the officers go by the stamped proof you uploaded.',
      undecided: 'Two officers check the four conditions separately. The decision stands when both say the same.',
      split: 'The two officers differ; a third decides.',
      granted: 'Two officers agreed that you are exempted from training and assessment.',
      refused: 'Two officers did not agree to it. Their reasons stand below.',
      withdrawn: 'You withdrew this claim and it is handled no further. You may apply again.',
    },
    made: '{count, plural, =0 {Nobody has decided yet} one {One officer has decided} other {# officers have decided}}; what they said is told when the decision stands.',
    appeal:
      'This claim is the appeal against the refusal before it: people who had no part in that decision handle it.',
    certificate: 'The certificate was issued:',
    noCertificate:
      'A certifier of the association issues the certificate next: somebody other than the officers who decided.',
    remedy:
      'If you do not accept this decision, you may submit a claim again within 30 days of receiving it; as an appeal it is decided by other people (own policy). You may also apply with more evidence, or take the examined route.',
    remedyLinks: { appeals: 'How appeals work', courses: 'Take the training' },
    basis: 'Rests on 广发〔2012〕53号 四（三）.',
    print: 'Print this page with your browser.',
    withdraw: 'Withdraw the claim',
    withdrawLead: 'It is handled no further, and decisions made so far lose their effect. You may apply again.',
    withdrawConfirm: 'Withdraw for good',
  },
  confirm: {
    title: 'Confirm employment and post',
    lead: 'These people apply for exemption as your staff. Check your records and confirm that they work for you and review programmes. A confirmation is no grant.',
    waiting: 'Waiting for confirmation',
    none: 'No claim waits for confirmation. Claims of your staff appear here.',
    statement:
      'Checked: this person is on our staff and has reviewed programmes in the stated post since the stated day.',
    submit: 'Confirm',
    done: 'Confirmed.',
    own: 'This is your own claim: another personnel officer must confirm it.',
    notOurs: 'If somebody is not on your staff or the post is wrong, do not confirm, and tell the association.',
    confirmedList: 'Confirmed, waiting for the decision',
    confirmedAt: 'Confirmed',
  },
  desk: {
    title: 'Exemption claims',
    lists: { waiting: 'Waiting', decided: 'Decided', withdrawn: 'Withdrawn' },
    none: {
      waiting: 'No claim waits for a decision.',
      decided: 'No claim has been decided yet.',
      withdrawn: 'No claim was withdrawn.',
    },
    newest: 'Only the latest {count, number} are listed.',
    forYou: 'Waits for you',
    made: '{count, number}',
    filter: 'Which claims',
    open: 'Open',
  },
  case: {
    back: 'Back to the claims',
    applicant: 'Applicant',
    titleCheck: 'Title',
    employment: 'Employment and post',
    agreed: 'By the table this is mid-level or above.',
    manual: 'The table cannot tell: judge the level from the certificate.',
    platformHint:
      'That the official title look-up (全国职称评审信息查询平台) finds nothing is no ground for a refusal by itself: older certificates are often missing there and new ones come late. Look at the certificate, or ask for a letter of the issuing body.',
    confirmed: 'The personnel office confirmed employment and post online:',
    notConfirmed: 'The personnel office has not confirmed online. You may wait, or judge by the stamped proof.',
    noPermit: "No licence number was entered for this organisation: make sure that it holds the broadcaster's licence.",
    evidenceHint: 'Every opening is recorded with the reader and the time.',
    appeal: 'This is an appeal: whoever took part in the decision before cannot handle it.',
    blind:
      '{count, plural, =0 {Nobody has decided yet.} one {One officer has decided. So that each judges alone, you see what was said after your own decision.} other {# officers have decided. So that each judges alone, you see what was said after your own decision.}}',
    open: 'No decision stands yet.',
    recorded: 'Your decision was recorded.',
    readOnly: 'You may read this case, not decide it.',
  },
  decision: {
    title: 'Decide',
    lead: 'Judge on your own. A decision cannot be changed once it is recorded.',
    conflict: 'Declaration of interest',
    conflictHint: 'For example: family, teacher or pupil, colleague, money, or a hand in the evidence.',
    conflictOptions: {
      none: 'I have no interest in this case',
      one: 'I have an interest and stand aside (leave the rest empty)',
    },
    conditions: 'The four conditions',
    conditionsHint: 'For each: met or not, and by what evidence.',
    note: 'Evidence, remarks',
    outcome: 'Decision',
    outcomeHint:
      'With one condition unmet it cannot be granted; with all four met it may still be refused, with reasons.',
    reasons: 'Reasons',
    reasonsHint: 'A refusal must give reasons; the applicant reads them.',
    confirm: 'I checked each point and know that this cannot be changed.',
    submit: 'Record the decision',
  },
}
export default words

export const refusals: Record<keyof typeof modelRefusals, string> = {
  'association-unknown': 'No association was chosen, or it cannot handle claims. Please choose again.',
  'broadcaster-unknown':
    'No broadcaster was chosen, or the one chosen is none. If yours is not in the list, let it be entered by the association of the province.',
  'date-in-future': 'The day lies in the future. Write it as on the certificate, or as it was.',
  'application-not-declared': 'You must apply in person (notice 53, 四（三）). Tick the declaration and submit again.',
  'unknown-series': 'Choose the series on your certificate; if the table lacks it, choose "Other series".',
  'unknown-title':
    'This series has no such title{elsewhere, select, none {} other {; it is found in {elsewhere}}}. Compare series and name with the certificate; if it is truly missing, choose "Other series" and a person tells the level.',
  'not-a-title': 'This is not a title. {why}',
  'title-below-mid':
    'This title is {level}, below mid-level (notice 53, 四（三）: 中级职称以上), so no exemption can rest on it. You may take the examined route; if you think the level is wrong, choose "Other series" and a person tells it.',
  'claim-open':
    'Your claim to this association is still being handled, so another cannot be submitted. Wait for the decision, or withdraw it first.',
  'file-missing':
    'A file is missing. The title certificate and the proof of employment are both needed; choose the file and submit again.',
  'file-empty': 'The file is empty. Check it and choose again.',
  'file-too-large':
    'The file is larger than {megabytes, number} MB. Compress it or scan it at a lower resolution, and choose again.',
  'file-kind':
    'By its content the file is no PDF, JPEG or PNG (its name does not count). Save it in one of these formats and choose again.',
  'claim-withdrawn': 'The applicant withdrew this claim; it is handled no further.',
  'claim-decided': 'This claim has been decided and cannot be changed any more.',
  'own-case': 'This is your own case: somebody else must handle it.',
  'other-association': 'Another association handles this claim; you cannot decide it.',
  'uploaded-evidence':
    'You uploaded evidence of this claim; nobody judges their own papers, so somebody else must decide.',
  'confirmed-evidence': 'You confirmed this claim for the broadcaster; somebody else must decide.',
  'decided-earlier-claim': 'You took part in the decision before. An appeal is for people who did not.',
  'already-decided-by-you': 'You have decided on this claim already; each officer decides once.',
  'conflict-declared':
    'You declared an interest, and it was recorded. Others handle this claim; nothing more is needed from you.',
  'declaration-missing': 'Declare first whether you have an interest in this case. Without it no decision can be made.',
  'conditions-incomplete': 'Say for each of the four conditions whether it is met, then submit again.',
  'condition-not-met':
    'A condition is not met, so the claim cannot be granted (notice 53, 四（三） needs all four). Refuse with reasons, or check again.',
  'reasons-missing':
    'A refusal must give reasons: the applicant learns from them why, and what can be done. Write them and submit again.',
  'outcome-missing': 'Choose whether to grant or to refuse.',
  'decision-not-confirmed': 'A decision cannot be changed once it is recorded. Tick the confirmation and submit again.',
  'already-confirmed': 'This claim was confirmed already; nothing more is needed.',
  'confirmer-decided': 'You decided on this claim as an officer and cannot confirm it for the broadcaster.',
  'statement-missing': 'Tick the statement, then confirm.',
}
