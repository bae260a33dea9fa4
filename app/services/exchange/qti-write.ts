// The bank, or a part of it, as a QTI 3.0 package: an item a file, situations of case sets shared, a test by topics.
// Rationales travel as feedback whose outcome no template sets, so that a player never shows them during a test.

import type { Catalogue } from '#app/content/load.ts'
import { sha256 } from '#app/domain/canonical.ts'
import { type CasePart, type ItemVersion, itemHash } from '#app/domain/exam/item.ts'
import { briefly } from './found.ts'
import { toMarkup } from './markup.ts'
import { writeZip } from './package.ts'
import {
  CONTENT_PACKAGE,
  ITEM_TYPE,
  MANIFEST,
  OPTION,
  OWN,
  QTI,
  STIMULUS_TYPE,
  TARGET,
  TEMPLATE,
  TEST_TYPE,
} from './qti-names.ts'
import type { Leaving } from './sheet-write.ts'
import { escapeXml } from './xml.ts'

/** What of the examination a test in QTI says: minutes in all, and how many items of each topic. */
export type TestPlan = {
  readonly title: string
  readonly minutes: number
  readonly topics: Catalogue['topics']
  readonly perTopic: Readonly<Record<string, number>>
}

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
const attribute = escapeXml
const words = (text: string) => toMarkup(text, escapeXml)

/** The package's bytes: the same items and plan give the same. Throws for characters that XML cannot hold. */
export const itemsAsQti = (items: readonly Leaving[], plan: TestPlan): Promise<Uint8Array<ArrayBuffer>> =>
  writeZip(qtiFiles(items, plan))

/** The package's files by path. */
export function qtiFiles(items: readonly Leaving[], plan: TestPlan): Map<string, string> {
  const files = new Map<string, string>()
  const sorted = [...items].sort((a, b) => (a.version.itemId < b.version.itemId ? -1 : 1))
  const stimuli = new Map(
    sorted.flatMap(({ version: { group } }) => (group ? [[stimulusName(group), group] as const] : [])),
  )
  for (const { version } of sorted) files.set(itemPath(version), itemXml(version))
  for (const [name, group] of stimuli) files.set(`stimuli/${name}.xml`, stimulusXml(name, group))
  files.set(
    'test.xml',
    testXml(
      sorted.map(({ version }) => version),
      plan,
    ),
  )
  files.set(MANIFEST, manifestXml(sorted, [...stimuli.keys()].sort()))
  return files
}

const itemName = ({ itemId }: ItemVersion) => `item-${itemId}`
const itemPath = (version: ItemVersion) => `items/${version.itemId}.xml`
/** A case's situation by its wording: parts that were changed apart keep their own. */
const stimulusName = ({ situation, id }: CasePart) => `case-${sha256(id, '\n', situation).toString('hex').slice(0, 16)}`

// ── items ────────────────────────────────────────────────────────────────────────────────────────────────────
function itemXml(version: ItemVersion): string {
  const { group } = version
  const ordered = version.kind === 'ordering'
  const many = version.kind === 'multiple' || version.kind === 'matching'
  const inline =
    version.kind === 'true-false'
      ? ''
      : `  <qti-outcome-declaration identifier="FEEDBACK" cardinality="multiple" base-type="identifier"/>\n`
  return `${HEAD}<qti-assessment-item xmlns="${QTI}" identifier="${itemName(version)}" title="${attribute(briefly(version.stem))}" xml:lang="zh-CN" adaptive="false" time-dependent="false">
  <qti-response-declaration identifier="RESPONSE" cardinality="${ordered ? 'ordered' : many ? 'multiple' : 'single'}" base-type="${version.kind === 'matching' ? 'directedPair' : 'identifier'}">
    <qti-correct-response>${rightValues(version)
      .map((value) => `<qti-value>${value}</qti-value>`)
      .join('')}</qti-correct-response>
  </qti-response-declaration>
  <qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"><qti-default-value><qti-value>0</qti-value></qti-default-value></qti-outcome-declaration>
${inline}  <qti-outcome-declaration identifier="SOLUTION" cardinality="single" base-type="identifier"/>
${group ? `  <qti-assessment-stimulus-ref identifier="${stimulusName(group)}" href="../stimuli/${stimulusName(group)}.xml"/>\n` : ''}  <qti-item-body>
${interaction(version)}
  </qti-item-body>
  <qti-response-processing template="${TEMPLATE}"/>
  <qti-modal-feedback outcome-identifier="SOLUTION" identifier="rationale" show-hide="show"><qti-content-body><p>${words(version.rationale)}</p></qti-content-body></qti-modal-feedback>
</qti-assessment-item>
`
}

/** In the order in which the key names them. */
function rightValues(version: ItemVersion): string[] {
  switch (version.kind) {
    case 'single':
      return [version.key]
    case 'true-false':
      return [String(version.key)]
    case 'multiple':
    case 'ordering':
      return [...version.key]
    case 'matching':
      return Object.entries(version.key)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([from, to]) => `${OPTION}${from} ${TARGET}${to}`)
  }
}

function interaction(version: ItemVersion): string {
  const prompt = `      <qti-prompt>${words(version.stem)}</qti-prompt>\n`
  const choice =
    (name: string, prefix: string, more: string) => (one: { id: string; text: string; rationale?: string }) =>
      `      <${name} identifier="${prefix}${one.id}"${more}>${words(one.text)}${one.rationale === undefined ? '' : `<qti-feedback-inline outcome-identifier="FEEDBACK" identifier="${prefix}${one.id}" show-hide="show">${words(one.rationale)}</qti-feedback-inline>`}</${name}>\n`
  const simple = choice('qti-simple-choice', '', '')
  switch (version.kind) {
    case 'single':
    case 'multiple': {
      const most = version.kind === 'single' ? 1 : version.options.length
      return `    <qti-choice-interaction response-identifier="RESPONSE" shuffle="${version.shuffle}" max-choices="${most}" min-choices="0">\n${prompt}${version.options.map(simple).join('')}    </qti-choice-interaction>`
    }
    case 'true-false':
      return `    <qti-choice-interaction response-identifier="RESPONSE" shuffle="false" max-choices="1" min-choices="0">\n${prompt}${[
        { id: 'true', text: '正确' },
        { id: 'false', text: '错误' },
      ]
        .map(simple)
        .join('')}    </qti-choice-interaction>`
    case 'ordering':
      return `    <qti-order-interaction response-identifier="RESPONSE" shuffle="true">\n${prompt}${version.options.map(simple).join('')}    </qti-order-interaction>`
    case 'matching': {
      const [options, targets] = [version.options.length, version.targets.length]
      const set = (inside: string) => `      <qti-simple-match-set>\n${inside}      </qti-simple-match-set>\n`
      const left = version.options.map(choice('qti-simple-associable-choice', OPTION, ' match-max="1"')).join('')
      const right = version.targets
        .map(choice('qti-simple-associable-choice', TARGET, ` match-max="${options}"`))
        .join('')
      return `    <qti-match-interaction response-identifier="RESPONSE" shuffle="true" max-associations="${Math.max(options, targets)}">\n${prompt}${set(left)}${set(right)}    </qti-match-interaction>`
    }
  }
}

const stimulusXml = (name: string, { situation }: CasePart): string =>
  `${HEAD}<qti-assessment-stimulus xmlns="${QTI}" identifier="${name}" title="${attribute(briefly(situation))}" xml:lang="zh-CN">
  <qti-stimulus-body><p>${words(situation)}</p></qti-stimulus-body>
</qti-assessment-stimulus>
`

// ── test ─────────────────────────────────────────────────────────────────────────────────────────────────────
function testXml(versions: readonly ItemVersion[], { title, minutes, topics, perTopic }: TestPlan): string {
  const sections = topics.flatMap((topic) => {
    const own = versions.filter((version) => version.topic === topic.id)
    return own.length === 0 ? [] : [sectionXml(topic, own, perTopic[topic.id] ?? own.length)]
  })
  return `${HEAD}<qti-assessment-test xmlns="${QTI}" identifier="reviewer-exam" title="${attribute(title)}" xml:lang="zh-CN">
  <qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"/>
  <qti-time-limits max-time="${minutes * 60}" allow-late-submission="false"/>
  <qti-test-part identifier="part-1" navigation-mode="nonlinear" submission-mode="simultaneous">
${sections.join('')}  </qti-test-part>
</qti-assessment-test>
`
}

/** A topic's items. The parts of a case stand together and in order; to a selection they are one. */
function sectionXml(topic: Catalogue['topics'][number], versions: readonly ItemVersion[], select: number): string {
  const ref = (version: ItemVersion) =>
    `<qti-assessment-item-ref identifier="${itemName(version)}" href="${itemPath(version)}"/>`
  const cases = new Map<string, ItemVersion[]>()
  for (const version of versions)
    if (version.group) cases.set(version.group.id, [...(cases.get(version.group.id) ?? []), version])
  const alone = versions.filter(({ group }) => !group).map((version) => `      ${ref(version)}\n`)
  const together = [...cases.values()].map((parts, i) => {
    const inOrder = [...parts].sort((a, b) => (a.group?.part ?? 0) - (b.group?.part ?? 0))
    return `      <qti-assessment-section identifier="topic-${topic.id}-case-${i + 1}" title="${attribute(topic.title)}" visible="false" keep-together="true">\n${inOrder.map((version) => `        ${ref(version)}\n`).join('')}      </qti-assessment-section>\n`
  })
  const most = alone.length + together.length
  return `    <qti-assessment-section identifier="topic-${topic.id}" title="${attribute(topic.title)}" visible="true">
      <qti-selection select="${Math.min(select, most)}" with-replacement="false"/>
      <qti-ordering shuffle="true"/>
${alone.join('')}${together.join('')}    </qti-assessment-section>
`
}

// ── manifest ─────────────────────────────────────────────────────────────────────────────────────────────────
function manifestXml(items: readonly Leaving[], stimuli: readonly string[]): string {
  const resources = [
    `    <resource identifier="reviewer-exam" type="${TEST_TYPE}" href="test.xml"><file href="test.xml"/>${items.map(({ version }) => `<dependency identifierref="${itemName(version)}"/>`).join('')}</resource>\n`,
    ...items.map(itemResource),
    ...stimuli.map(
      (name) =>
        `    <resource identifier="${name}" type="${STIMULUS_TYPE}" href="stimuli/${name}.xml"><file href="stimuli/${name}.xml"/></resource>\n`,
    ),
  ]
  return `${HEAD}<manifest xmlns="${CONTENT_PACKAGE}" xmlns:mj="${OWN}" identifier="mingjian-item-bank">
  <metadata><schema>QTI Package</schema><schemaversion>3.0.0</schemaversion></metadata>
  <organizations/>
  <resources>
${resources.join('')}  </resources>
</manifest>
`
}

function itemResource({ version, facility }: Leaving): string {
  const { group } = version
  const facts: readonly (readonly [string, string | number | null])[] = [
    ['id', version.itemId],
    ['topic', version.topic],
    ['level', version.level],
    ['effective-from', version.effectiveFrom],
    ['effective-to', version.effectiveTo],
    ['facility', facility],
    ['hash', itemHash(version)],
  ]
  const own = [
    ...version.articles.map(
      ({ document, article }) => `<mj:citation document="${attribute(document)}" article="${attribute(article)}"/>`,
    ),
    ...version.enemies.map((id) => `<mj:enemy id="${attribute(id)}"/>`),
    ...(group ? [`<mj:case id="${attribute(group.id)}" part="${group.part}" of="${group.of}"/>`] : []),
  ]
  const said = facts
    .flatMap(([name, value]) => (value === null ? [] : [` ${name}="${attribute(String(value))}"`]))
    .join('')
  return `    <resource identifier="${itemName(version)}" type="${ITEM_TYPE}" href="${itemPath(version)}"><metadata><mj:item${said}>${own.join('')}</mj:item></metadata><file href="${itemPath(version)}"/>${group ? `<dependency identifierref="${stimulusName(group)}"/>` : ''}</resource>
`
}
