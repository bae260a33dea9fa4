import type { sheetOf } from './hours-sheet.ts'

/** A certificate of study hours as a document: prints on one A4 page. */
export function HoursDocument({ sheet }: { sheet: ReturnType<typeof sheetOf> }) {
  return (
    <article className="hours-document" aria-labelledby="hours-document" lang={sheet.language}>
      <h2 id="hours-document">{sheet.heading}</h2>
      <p className="hours-document-kind">{sheet.subheading}</p>
      <p className="hours-document-sentence">{sheet.sentence}</p>
      <dl className="facts num">
        {sheet.facts.map(([term, value]) => (
          <div key={term} style={{ display: 'contents' }}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <table>
        <thead>
          <tr>
            {sheet.columns.map((column) => (
              <th scope="col" key={column}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="num">
          {sheet.modules.map(([title, time]) => (
            <tr key={title}>
              <td>{title}</td>
              <td>{time}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {sheet.notes.map((note) => (
        <p className="hours-document-note" key={note}>
          {note}
        </p>
      ))}
      <footer>
        <svg viewBox={`0 0 ${sheet.qr.size} ${sheet.qr.size}`} role="img" aria-label={sheet.qrLabel}>
          <path d={`M0 0h${sheet.qr.size}v${sheet.qr.size}H0z`} fill="#fff" />
          <path d={sheet.qr.path} fill="#000" shapeRendering="crispEdges" />
        </svg>
        <p className="hours-document-check num">
          {sheet.codeLabel}
          <b>{sheet.code}</b>
          {sheet.check}
          <span>{sheet.address}</span>
        </p>
        <p className="hours-document-issuer">{sheet.issuer}</p>
      </footer>
    </article>
  )
}
