// /api/docs: the OpenAPI document as a page for people. Plain HTML, no script.

import { verdictOn } from '#app/domain/certificate/certificate.ts'
import { statusOf } from '#app/http/refusals.ts'
import { dayOf, type Instant } from '#app/domain/instant.ts'
import type { Language } from '../words/language.ts'
import { SHARED_TITLES, TITLES, type ApiRefusal } from './refusals.ts'
import { FIXTURES, UNKNOWN } from './sandbox.ts'
import { CALLS, PAGE, type CallId, type PageWords } from './words.ts'

type Json = Readonly<Record<string, unknown>>
const object = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {})

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const html = (text: unknown): string => String(text).replace(/[&<>"']/g, (sign) => ESCAPES[sign] as string)
/** Our own sentences mark code with backticks. */
const prose = (text: string): string => html(text).replace(/`([^`]+)`/g, '<code>$1</code>')

/** A schema as an outline of JSON, its parts followed. */
function outline(document: unknown, schema: unknown, indent = ''): string {
  const {
    type,
    properties,
    required,
    items,
    enum: choices,
    anyOf,
    oneOf,
    const: constant,
    format,
    description,
  } = object(follow(document, schema))
  const remark = description ? `   // ${String(description)}` : ''
  if (properties) {
    const needed = new Set(Array.isArray(required) ? required : [])
    const lines = Object.entries(object(properties)).map(
      ([name, part]) => `${indent}  "${name}"${needed.has(name) ? '' : '?'}: ${outline(document, part, `${indent}  `)}`,
    )
    return `{${remark}\n${lines.join('\n')}\n${indent}}`
  }
  if (items) return `[ ${outline(document, items, indent)} ]${remark}`
  if (constant !== undefined) return JSON.stringify(constant) + remark
  if (Array.isArray(choices)) return choices.map((choice) => JSON.stringify(choice)).join(' | ') + remark
  const either = Array.isArray(anyOf) ? anyOf : Array.isArray(oneOf) ? oneOf : undefined
  if (either) return either.map((part) => outline(document, part, indent)).join(' | ') + remark
  const kinds = (Array.isArray(type) ? type : [type ?? 'any']).map((kind) =>
    kind === 'string' && format ? String(format) : String(kind),
  )
  return kinds.join(' | ') + remark
}

function follow(document: unknown, node: unknown): unknown {
  let at = node
  for (let hops = 0; typeof object(at).$ref === 'string' && hops < 10; hops++)
    at = String(object(at).$ref)
      .slice(2)
      .split('/')
      .reduce<unknown>((whole, part) => object(whole)[part], document)
  return at
}

const jsonSchema = (document: unknown, node: unknown): unknown =>
  object(object(object(follow(document, node)).content)['application/json']).schema

function callHtml(
  document: unknown,
  method: string,
  path: string,
  call: Json,
  language: Language,
  w: PageWords,
): string {
  const words = CALLS[language][call.operationId as CallId]
  const parameters = (Array.isArray(call.parameters) ? call.parameters : []).map(object)
  const responses = Object.entries(object(call.responses))
  const [yes, nos] = [responses.filter(([status]) => status < '300'), responses.filter(([status]) => status >= '300')]
  const body = jsonSchema(document, call.requestBody)
  return `<article id="${html(call.operationId)}">
<h3>${html(words.title)}</h3>
<code class="call">${method.toUpperCase()} /api/v1${html(path)}</code>
<p class="note">${w.scope} <code>${html(call['x-scope'])}</code>${call['x-sandbox'] ? ` · ${w.sandboxToo}` : ''}</p>
<p>${prose(words.text)}</p>
${parameters.length > 0 ? `<h4>${w.parameters}</h4><dl>${parameters.map((p) => `<dt><code>${html(p.name)}</code></dt><dd>${html(p.in)}${p.required ? ` · ${w.required}` : ''} · <span lang="en">${html(outline(document, p.schema))}</span></dd>`).join('')}</dl>` : ''}
${body ? `<h4>${w.body}</h4><pre tabindex="0" lang="en">${html(outline(document, body))}</pre>` : ''}
${yes.map(([status, response]) => `<h4>${w.yes} ${status}</h4><pre tabindex="0" lang="en">${html(outline(document, jsonSchema(document, response)))}</pre>`).join('')}
<h4>${w.no}</h4><dl lang="en">${nos.map(([status, response]) => `<dt>${status}</dt><dd>${html(object(response).description)}</dd>`).join('')}</dl>
</article>`
}

/** @param document what /api/openapi.json answers; @param now for the state of the sandbox's certificates */
export function docsPage(document: unknown, language: Language, now: Instant): string {
  const w = PAGE[language]
  const calls = Object.entries(object(object(document).paths)).flatMap(([path, item]) =>
    Object.entries(object(item)).map(([method, call]) => ({ path, method, call: object(call) })),
  )
  const states = FIXTURES.map((f) => [f.number, f.holderName, `${verdictOn(f, dayOf(now), now)} · ${f.route}`] as const)
  const problems = [
    ...Object.entries(SHARED_TITLES).map(([code, status]) => [code, status, ''] as const),
    ...Object.entries(TITLES).map(([code, title]) => [code, statusOf(code as ApiRefusal), title] as const),
  ]
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${w.title} · ${w.home}</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/api/docs.css">
</head>
<body>
<a class="skip" href="#main">${w.calls}</a>
<header class="top">
<a href="/">${w.home}</a>
<form method="post" action="/language"><input type="hidden" name="back" value="/api/docs"><button type="submit" name="language" value="${language === 'en' ? 'zh-CN' : 'en'}" lang="${language === 'en' ? 'zh-CN' : 'en'}">${w.other}</button></form>
</header>
<main id="main">
<h1>${w.title}</h1>
<p>${html(w.lead)}<a href="/api/openapi.json">/api/openapi.json</a></p>
<dl>${Object.values(w.notes)
    .map(([term, text]) => `<dt>${html(term)}</dt><dd>${prose(text ?? '')}</dd>`)
    .join('')}</dl>
<h2>${w.calls}</h2>
<nav aria-label="${w.calls}"><ul>${calls.map(({ path, method, call }) => `<li><a href="#${html(call.operationId)}"><code>${method.toUpperCase()} ${html(path)}</code></a> ${html(CALLS[language][call.operationId as CallId].title)}</li>`).join('')}</ul></nav>
${calls.map(({ path, method, call }) => callHtml(document, method, path, call, language, w)).join('\n')}
<h2>${w.fixtures}</h2>
<table><thead><tr><th>${w.number}</th><th>${w.name}</th><th>${w.state}</th></tr></thead><tbody>
${[...states, [UNKNOWN, '—', w.none] as const].map((row) => `<tr>${row.map((cell) => `<td>${html(cell)}</td>`).join('')}</tr>`).join('\n')}
</tbody></table>
<h2>${w.problems}</h2>
<table><thead><tr><th>${w.type}</th><th>${w.status}</th><th>${w.meaning}</th></tr></thead><tbody>
${problems.map(([code, status, title]) => `<tr><td><code>/problems/${code}</code></td><td>${status}</td><td lang="en">${html(title)}</td></tr>`).join('\n')}
</tbody></table>
</main>
</body>
</html>`
}
