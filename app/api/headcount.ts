// GET /headcount, POST /headcount/assessments, GET /headcount/snapshots/{id}, POST /panel-checks.

import { z } from '@hono/zod-openapi'
import { createTranslator } from 'use-intl/core'
import { dayOf } from '#app/domain/instant.ts'
import { PROGRAMME_TYPES } from '#app/domain/staffing/rules.ts'
import type { App } from '#app/services/app.ts'
import { assess, MOST } from '#app/services/headcount.ts'
import { panelCheck } from '#app/services/panel.ts'
import { frozenHeadcount, snapshotText } from '#app/services/snapshots.ts'
import { languageOf } from '../words/language.ts'
import english from '../words/en/platform.ts'
import chinese from '../words/zh-CN/platform.ts'
import { assessmentAnswer, category, headcountAnswer, panelAnswer, snapshotAnswer } from './answers.ts'
import { numberedName } from './certificates.ts'
import { answer, day, offer, refused, type Api } from './door.ts'

const volume = z.number().int().min(0).max(MOST)

export function headcountCalls(v1: Api, app: App): void {
  offer(
    v1,
    app,
    {
      id: 'readHeadcount',
      method: 'get',
      path: '/headcount',
      scope: 'headcount',
      query: z.strictObject({ asOf: day.optional() }),
      answers: headcountAnswer,
    },
    async (c, { query }) => {
      const frozen = await frozenHeadcount(app, c.get('caller').organisation.id, query.asOf ?? dayOf(app.now()))
      return answer(c, frozen, { etag: frozen.snapshot.hash })
    },
  )

  offer(
    v1,
    app,
    {
      id: 'assessHeadcount',
      method: 'post',
      path: '/headcount/assessments',
      scope: 'headcount',
      body: z
        .strictObject({
          asOf: day.optional(),
          categories: z.array(category).min(1).max(20),
          dailyNewClips: volume.optional(),
          liveRooms: volume.optional(),
        })
        .openapi('StatedBusiness'),
      answers: assessmentAnswer,
    },
    async (c, { body: { asOf, categories, dailyNewClips, liveRooms } }) =>
      answer(
        c,
        await assess(app, c.get('caller').organisation.id, asOf ?? dayOf(app.now()), {
          categories: [...new Set(categories)],
          dailyNewClips: dailyNewClips ?? null,
          liveRooms: liveRooms ?? null,
        }),
      ),
  )

  offer(
    v1,
    app,
    {
      id: 'readSnapshot',
      method: 'get',
      path: '/headcount/snapshots/{id}',
      scope: 'headcount',
      params: z.object({ id: z.string() }),
      answers: snapshotAnswer,
      noes: { 404: 'snapshot-not-found' },
    },
    async (c, { params }) => {
      const kept = await snapshotText(app, c.get('caller').organisation.id, params.id)
      return kept.ok ? answer(c, kept.value.text, { etag: kept.value.hash }) : refused(c, kept)
    },
  )

  offer(
    v1,
    app,
    {
      id: 'checkPanel',
      method: 'post',
      path: '/panel-checks',
      scope: 'headcount',
      body: z
        .strictObject({
          programmeType: z.enum(PROGRAMME_TYPES),
          asOf: day.optional(),
          reviewers: z.array(numberedName).max(50),
          contentManager: z.strictObject({
            name: numberedName.shape.name,
            certificateNumber: numberedName.shape.certificateNumber.optional(),
          }),
        })
        .openapi('Panel'),
      answers: panelAnswer,
    },
    async (c, { body: { programmeType, asOf, reviewers, contentManager } }) => {
      const language = languageOf(undefined, c.req.header('accept-language'))
      const t = createTranslator({ locale: language, messages: (language === 'en' ? english : chinese).panel.reasons })
      const check = await panelCheck(app, {
        programmeType,
        asOf: asOf ?? dayOf(app.now()),
        reviewers,
        contentManager: { name: contentManager.name, certificateNumber: contentManager.certificateNumber ?? null },
      })
      const { required, counted } = check
      return answer(c, {
        ...check,
        reasons: check.reasons.map(({ code, article: cited }) => ({
          code,
          message: t(code, { required, counted }),
          article: cited,
        })),
      })
    },
  )
}
