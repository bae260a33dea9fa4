import type model from '../zh-CN/account.ts'
import type { refusals as modelRefusals } from '../zh-CN/account.ts'

const words: typeof model = {
  login: { title: 'Log in', email: 'E-mail', password: 'Password', submit: 'Log in', noAccount: 'No account yet?', signUp: 'Sign up' },
  signup: {
    title: 'Sign up', lead: 'Certificates are issued in the legal name: write it as on your document. The document number is kept encrypted and shown only in part.',
    legalName: 'Legal name', nameHint: 'As on your identity document.',
    documentType: 'Kind of document', documentNumber: 'Document number', documentHint: 'A resident ID number has 18 characters; the last may be X.',
    types: {
      'resident-id': 'Resident identity card', passport: 'Passport', 'hk-macau-permit': 'Mainland permit for Hong Kong and Macau residents',
      'taiwan-permit': 'Mainland permit for Taiwan residents', 'foreign-permanent-residence': 'Permanent residence card for foreigners',
    },
    email: 'E-mail', password: 'Password', passwordHint: 'At least 10 characters with three of: capitals, small letters, digits, signs; without your e-mail name or document number.',
    region: 'Province', regionHint: 'Its association examines and certifies you.',
    consent: 'I have read the notice on personal data and agree to the use of this data for training, examination and registration.', consentLink: 'Notice on personal data',
    submit: 'Sign up and log in', haveAccount: 'Already have an account?', logIn: 'Log in',
  },
  me: {
    title: 'My desk', hello: 'Hello, {name}', identity: 'Identity', document: 'Document', region: 'Province', email: 'E-mail', roles: 'Roles', notSet: '—',
    study: 'Study', studyProgress: '{done, number} of {all, number} lessons done · {hours, number} study hours', toCourses: 'Continue studying', toRecall: 'Review of the day', toReadiness: 'Readiness', toNotes: 'Notes and bookmarks', toHours: 'Study hours',
    exams: 'Exams', toCases: 'Reviews, violations, appeals', toAccommodations: 'Extra time', noBookings: 'No exam booked yet.', toExams: 'See the sittings open for booking',
    certificates: 'Certificates', noCertificates: 'No certificate yet. It appears here after you completed the programme and passed, or were granted exemption.',
    exemption: 'Exemption', toExemption: 'Apply for exemption', roster: 'Rosters', rosterWaiting: '{count, plural, one {One platform asks} other {# platforms ask}} you to join its roster and waits for your consent.', toRoster: 'See the invitations',
    noRoster: 'No invitation waits for your consent.',
    complete: 'The programme is complete: you can book an exam.',
  },
  booking: { missed: 'Missed', booked: 'Booked', sitting: 'In progress', closed: 'Handed in, awaiting release', passed: 'Passed', failed: 'Not passed', open: 'Open', result: 'See the result' },
  roles: {
    trainee: 'Trainee', 'training-officer': 'Training officer', 'item-author': 'Item author', 'item-reviewer': 'Item reviewer', invigilator: 'Invigilator', 'case-officer': 'Case officer', certifier: 'Certifier',
    auditor: 'Auditor', 'association-administrator': 'Association administrator', 'platform-officer': 'Platform compliance', 'broadcaster-officer': 'Broadcaster personnel', supervisor: 'Supervising authority', administrator: 'Administrator',
  },
}
export default words

export const refusals: Record<keyof typeof modelRefusals, string> = {
  'name-malformed': 'The name cannot be read. Write it as on your document, without digits and signs.',
  'document-malformed': 'The document number does not fit the chosen kind of document. Check it and write it again.',
  'document-fifteen-digits': 'ID numbers of 15 digits are no longer in use. Write the 18-character number.',
  'document-age': 'The age computed from the document is not between 18 and 100, so you cannot sign up.',
  'document-check-digit': 'The last character of the ID number does not fit: a digit may be mistyped. Compare it with the card.',
  'document-date': 'The date of birth in the ID number does not exist. Compare it with the card.',
  'email-malformed': 'The e-mail address is malformed; it should look like name@example.cn.',
  'password-weak': 'The password is too weak: at least 10 characters with three of capitals, small letters, digits, signs; without your e-mail name or document number.',
  'region-unknown': 'Choose your province.',
  'consent-needed': 'Signing up needs your consent to the notice on personal data; without it nothing is stored.',
  'account-exists': 'You cannot sign up with this data: the e-mail or the document may already have an account. Try to log in, or ask the association of your province.',
  'login-wrong': 'E-mail or password is wrong. Check them and try again; five failures pause the log-in for five minutes.',
  'login-locked': 'Too many failures: the log-in is paused. Try again in {minutes, plural, one {one minute} other {# minutes}}.',
}
