import type model from '../zh-CN/association.ts'
import type { refusals as modelRefusals } from '../zh-CN/association.ts'

const words: typeof model = {
  desk: 'Association desk',
  overview: 'Overview',
  places: 'What is done here',
  pages: { sittings: 'Sittings', accommodations: 'Accommodations', cases: 'Cases', rulings: 'Rulings', studies: 'Cut-score studies', items: 'Item bank', coverage: 'Coverage', syllabus: 'Syllabus', claims: 'Exemption claims', certify: 'Certify', certificates: 'Certificates', officers: 'Officers', audit: 'Audit trail' },
  about: {
    sittings: 'Open sittings, follow bookings and attempts, release results.',
    accommodations: 'Examine and record extra time and other accommodations for candidates who need them.',
    cases: 'Result reviews, violations, passes at stake after a regrade, and appeals.',
    rulings: 'Re-key, accept several, drop or credit an item that was used: the effect is shown first, a second person applies it.',
    studies: 'Cut scores from judges who rate item by item (Angoff), signed off by a second officer.',
    items: 'Browse, propose, review, hold and retire items; import and export. Keys are seen here alone, and looking is recorded.',
    coverage: 'Which lesson teaches and which items examine each article, where the gaps are, and what a change would touch.',
    syllabus: 'Versions of syllabus, hours and blueprint: drafted nationally, signed off by a second officer, delivered by the provinces.',
    claims: 'Examine the four conditions; two different officers decide, each by themselves.',
    certify: 'Certify people who passed or were granted exemption; whoever taught, examined or decided cannot certify the same person.',
    certificates: 'See certificates; suspend, reinstate, revoke or withdraw them, with a reason.',
    officers: 'Appoint officers and end their duties; duties that exclude each other cannot be held by one person.',
    audit: 'Who did what to what, and when. It only grows.',
  },
  waiting: {
    title: 'Waiting for you',
    decide: '{count, plural, =0 {no claim to decide} one {one claim to decide} other {# claims to decide}}',
    release: '{count, plural, =0 {no sitting to release} one {one sitting to release} other {# sittings to release}}',
    certify: '{count, plural, =0 {nobody to certify} one {one person to certify} other {# people to certify}}',
    review: '{count, plural, =0 {no item to review} one {one item to review} other {# items to review}}',
    sign: '{count, plural, =0 {no syllabus to sign off} one {one version to sign off} other {# versions to sign off}}',
  },
  officers: {
    title: 'Officers', none: 'Nobody is appointed yet.', name: 'Name', email: 'E-mail', role: 'Duty', since: 'Since', end: 'End duty', confirmEnd: 'Confirm the end of this duty',
    appoint: 'Appoint', appointLead: 'The person must first sign up in their own name. Training, item writing, item review, invigilation and certification cannot be held by one person; an auditor holds no deciding duty.', submit: 'Appoint',
    done: 'Appointed.', ended: 'The duty has ended.',
  },
  audit: { title: 'Audit trail', none: 'Nothing recorded yet.', at: 'Time', who: 'Person', action: 'Act', object: 'Object', lead: 'The latest {count, number}, newest first.' },
}
export default words

export const refusals: Record<keyof typeof modelRefusals, string> = {
  'person-not-found': 'Nobody has signed up with this e-mail. The person must sign up in their legal name first.',
  'role-unknown': 'There is no such duty, or it does not belong to this organisation.',
  'role-held': 'The person holds this duty already.',
  'role-excluded': 'This duty and one the person holds exclude each other: training, examination and certification must lie with different people.',
  'own-appointment': 'You cannot appoint yourself or end your own duty. Ask another administrator.',
}
