import { Children, isValidElement, type ReactElement, type ReactNode } from 'react'

interface Holds {
  readonly children?: ReactNode
}

/** The elements among some nodes: MDX writes line breaks between rows. */
const elements = (nodes: ReactNode): ReactElement<Holds>[] =>
  Children.toArray(nodes).filter((node): node is ReactElement<Holds> => isValidElement<Holds>(node))
const inside = (element: ReactElement<Holds> | undefined) => elements(element?.props.children)

/** What is read of some nodes. */
function textOf(node: ReactNode): string {
  if (typeof node === 'string' || typeof node === 'number') return String(node)
  return Children.toArray(isValidElement<Holds>(node) ? node.props.children : node)
    .map(textOf)
    .join('')
}

/** A table that compares: each row and column has a heading; on a phone each row is a small list of its own. */
export function Compare({ caption, children }: Holds & { caption?: string }) {
  const [head, body] = inside(elements(children)[0])
  const headings = inside(inside(head)[0]).map((cell) => cell.props.children)
  return (
    <table className="lists compare">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {headings.map((heading, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a written table do not move
            <th scope="col" key={i}>
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {inside(body).map((row) => (
          <tr key={row.key}>
            {inside(row).map((cell, i) =>
              i === 0 ? (
                <th scope="row" key={cell.key}>
                  {cell.props.children}
                </th>
              ) : (
                <td key={cell.key} data-label={textOf(headings[i])}>
                  <span>{cell.props.children}</span>
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
