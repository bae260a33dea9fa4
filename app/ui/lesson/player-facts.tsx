// What the parts around a lesson's text know: its sections, and the reader's own notes and bookmarks.

import { createContext, useContext } from 'react'

export interface Section {
  readonly anchor: string
  readonly title: string
}

export interface Note {
  readonly id: string
  /** The heading's id; empty: the whole lesson. */
  readonly anchor: string
  readonly text: string
  readonly changedAt: string
}

/** The last form about notes that was refused, with what was typed. */
export interface RefusedNote {
  readonly refusal: string
  readonly detail?: Readonly<Record<string, unknown>> | undefined
  readonly typed: Readonly<Record<string, string>>
}

export interface PlayerFacts {
  /** Where forms are sent: the lesson's address. */
  readonly path: string
  readonly sections: readonly Section[]
  readonly notes: readonly Note[]
  readonly bookmarks: readonly string[]
  readonly refused: RefusedNote | null
}

const Facts = createContext<PlayerFacts | null>(null)
export const PlayerFactsProvider = Facts.Provider

/** Null for a reader whose study is not recorded: they have no notes. */
export const usePlayerFacts = (): PlayerFacts | null => useContext(Facts)
