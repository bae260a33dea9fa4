import type { Route, StatusOnDay } from '#app/domain/certificate/certificate.ts'
import type { Day } from '#app/domain/instant.ts'
import { longDay, titleFor, WORDING } from './wording.ts'

export interface SheetProps {
  readonly title: string
  readonly number: string
  readonly holderName: string
  readonly route: Route
  readonly issuerName: string
  readonly issuedOn: Day
  readonly status: Pick<StatusOnDay, 'verdict' | 'since' | 'validFrom' | 'validUntil'>
  /** Where anyone can check the certificate. */
  readonly verifyAt: string
}

/** The certificate as a document: prints on one A4 page, landscape. One that may not be used says so across its head. */
export function CertificateSheet({
  title,
  number,
  holderName,
  route,
  issuerName,
  issuedOn,
  status,
  verifyAt,
}: SheetProps) {
  const { verdict, since, validFrom, validUntil } = status
  return (
    <article className="certificate" lang="zh-CN" aria-label={titleFor(route, title)}>
      <p className="certificate-number num">
        {WORDING.number} {number}
      </p>
      {verdict !== 'valid' && (
        <p className="certificate-state">
          {WORDING.state[verdict]}
          {verdict === 'not-yet-valid' ? `（${longDay(validFrom)}起有效）` : `（自 ${longDay(since)}起）`}
        </p>
      )}
      <h2>{titleFor(route, title)}</h2>
      <p className="certificate-text">
        <b>{holderName}</b>　{WORDING.ground[route]}，{WORDING.granted}
      </p>
      <p className="certificate-terms num">
        <span>
          {WORDING.route.label}：{WORDING.route[route]}
        </span>{' '}
        <span>
          {WORDING.term}：{longDay(validFrom)}至 {longDay(validUntil)}
        </span>
      </p>
      <footer>
        <p className="certificate-verify num">
          {WORDING.verify}
          <br />
          {verifyAt}
          <br />
          {WORDING.verifyHow}
        </p>
        <p className="certificate-issuer">
          {issuerName}
          <br />
          <span className="num">{longDay(issuedOn)}</span>
        </p>
        <div className="certificate-seal" aria-hidden="true">
          {WORDING.seal.map((line) => (
            <span key={line}>{line}</span>
          ))}
        </div>
      </footer>
    </article>
  )
}
