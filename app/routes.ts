import { index, route, type RouteConfig } from '@remix-run/route-config'

export default [
  // public
  index('routes/public/home.tsx'),
  route('verify', 'routes/public/verify.tsx'),
  route('s/:code', 'routes/public/share.tsx'),
  route('register', 'routes/public/register.tsx'),
  route('regulations', 'routes/public/regulations.tsx'),
  route('regulations/:document', 'routes/public/regulation.tsx'),
  route('glossary', 'routes/public/glossary.tsx'),
  route('handbook', 'routes/public/handbook.tsx'),
  route('syllabus', 'routes/public/syllabus.tsx'),
  route('handbook/:page', 'routes/public/handbook-page.tsx'),
  route('regulations/:document/texts', 'routes/public/regulation-texts.tsx'),
  route('tools/micro-drama', 'routes/public/micro-drama-class.tsx'),
  route('tools/reviewers', 'routes/public/reviewers-needed.tsx'),
  route('hours/:code', 'routes/public/hours-certificate.tsx'),
  route('hours/:code/pdf', 'routes/public/hours-certificate-pdf.ts'),
  route('search', 'routes/public/search.tsx'),
  route('login', 'routes/public/login.tsx'),
  route('signup', 'routes/public/signup.tsx'),
  route('logout', 'routes/public/logout.tsx'),
  route('language', 'routes/public/language.tsx'),

  // learner
  route('courses', 'routes/learner/courses.tsx'),
  route('courses/:module/:lesson', 'routes/learner/lesson.tsx'),

  // candidate
  route('exams', 'routes/candidate/exams.tsx'),
  route('exams/:sitting', 'routes/candidate/sitting.tsx'),
  route('exam/attempts/:attempt', 'routes/candidate/attempt.tsx'),
  route('me/results/:attempt', 'routes/candidate/result.tsx'),

  // holder and everyone's own desk
  route('me', 'routes/holder/me.tsx'),
  route('me/hours', 'routes/learner/hours.tsx'),
  route('me/hours/certificate', 'routes/learner/hours-certificate-new.tsx'),
  route('me/notes', 'routes/learner/notes.tsx'),
  route('me/notes/export', 'routes/learner/notes-export.ts'),
  route('me/recall', 'routes/learner/recall.tsx'),
  route('me/readiness', 'routes/learner/readiness.tsx'),
  route('me/certificates/:number', 'routes/holder/certificate.tsx'),
  route('me/roster', 'routes/holder/roster.tsx'),
  route('me/exemption', 'routes/holder/exemption.tsx'),
  route('me/exemption/:claim', 'routes/holder/claim.tsx'),

  // association
  route('association', 'routes/association/layout.tsx', [
    index('routes/association/desk.tsx'),
    route('sittings', 'routes/association/sittings.tsx'),
    route('sittings/:sitting', 'routes/association/sitting.tsx'),
    route('claims', 'routes/association/claims.tsx'),
    route('claims/:claim', 'routes/association/claim.tsx'),
    route('certify', 'routes/association/certify.tsx'),
    route('certificates', 'routes/association/certificates.tsx'),
    route('certificates/:number', 'routes/association/certificate.tsx'),
    route('items', 'routes/association/items.tsx'),
    route('items/new', 'routes/association/item-new.tsx'),
    route('items/import', 'routes/association/items-import.tsx'),
    route('items/export', 'routes/association/items-export.ts'),
    route('items/:item', 'routes/association/item.tsx'),
    route('items/:item/edit', 'routes/association/item-edit.tsx'),
    route('coverage', 'routes/association/coverage.tsx'),
    route('coverage/csv', 'routes/association/coverage-csv.ts'),
    route('coverage/:document/:article', 'routes/association/coverage-article.tsx'),
    route('syllabus', 'routes/association/syllabus.tsx'),
    route('syllabus/new', 'routes/association/syllabus-new.tsx'),
    route('syllabus/:version', 'routes/association/syllabus-version.tsx'),
    route('officers', 'routes/association/officers.tsx'),
    route('audit', 'routes/association/audit.tsx'),
  ]),
  // One evidence file, to those who may see the claim.
  route('evidence/:upload', 'routes/holder/evidence.tsx'),

  // broadcaster
  route('broadcaster', 'routes/broadcaster/claims.tsx'),

  // platform
  route('platform', 'routes/platform/layout.tsx', [
    index('routes/platform/headcount.tsx'),
    route('roster', 'routes/platform/roster.tsx'),
    route('panel', 'routes/platform/panel.tsx'),
    route('keys', 'routes/platform/keys.tsx'),
  ]),

  route('*', 'routes/public/missing.tsx'),
] satisfies RouteConfig
