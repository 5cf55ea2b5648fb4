import Ajv from 'ajv'
import addFormats from 'ajv-formats'
import { type as ark } from 'arktype'
import { Compile } from 'typebox/compile'
import { Type } from 'typebox'
import * as v from 'valibot'
import * as z from 'zod'

/** The list as a user of each library would describe it; unknown keys are kept. */
export const validators = [
  { name: 'zod, written by hand', isValid: withZod() },
  { name: 'ajv', isValid: withAjv() },
  { name: 'valibot', isValid: withValibot() },
  { name: 'typebox', isValid: withTypebox() },
  { name: 'arktype', isValid: withArktype() },
]

function withZod() {
  const text = z.string().optional()
  const list = z.looseObject({
    results: z.array(
      z.looseObject({
        id: z.uuid(),
        messageId: z.uuid(),
        channelId: z.uuid(),
        type: z.string(),
        createdAt: z.iso.datetime(),
        platformId: text,
        messageReference: text,
        messagePartsCount: z.int().optional(),
        receiver: z
          .looseObject({
            contacts: z
              .array(
                z.looseObject({
                  id: z.uuid().optional(),
                  identifierKey: text,
                  identifierValue: text,
                  receiverValue: text,
                  type: text,
                  countryCode: text,
                }),
              )
              .optional(),
          })
          .optional(),
        details: text,
        metadata: z.looseObject({ button: z.looseObject({ payload: text }).optional() }).optional(),
      }),
    ),
  })
  return (value) => list.safeParse(value).success
}

function withAjv() {
  const ajv = new Ajv.default()
  addFormats.default(ajv, { mode: 'fast' })
  const text = { type: 'string' }
  const id = { type: 'string', format: 'uuid' }
  return ajv.compile({
    type: 'object',
    required: ['results'],
    properties: {
      results: {
        type: 'array',
        items: {
          type: 'object',
          required: ['id', 'messageId', 'channelId', 'type', 'createdAt'],
          properties: {
            id,
            messageId: id,
            channelId: id,
            type: text,
            createdAt: { type: 'string', format: 'date-time' },
            platformId: text,
            messageReference: text,
            messagePartsCount: { type: 'integer' },
            receiver: {
              type: 'object',
              properties: {
                contacts: {
                  type: 'array',
                  items: {
                    type: 'object',
                    properties: {
                      id,
                      identifierKey: text,
                      identifierValue: text,
                      receiverValue: text,
                      type: text,
                      countryCode: text,
                    },
                  },
                },
              },
            },
            details: text,
            metadata: {
              type: 'object',
              properties: { button: { type: 'object', properties: { payload: text } } },
            },
          },
        },
      },
    },
  })
}

function withValibot() {
  const text = v.optional(v.string())
  const id = v.pipe(v.string(), v.uuid())
  const list = v.looseObject({
    results: v.array(
      v.looseObject({
        id,
        messageId: id,
        channelId: id,
        type: v.string(),
        createdAt: v.pipe(v.string(), v.isoTimestamp()),
        platformId: text,
        messageReference: text,
        messagePartsCount: v.optional(v.pipe(v.number(), v.integer())),
        receiver: v.optional(
          v.looseObject({
            contacts: v.optional(
              v.array(
                v.looseObject({
                  id: v.optional(id),
                  identifierKey: text,
                  identifierValue: text,
                  receiverValue: text,
                  type: text,
                  countryCode: text,
                }),
              ),
            ),
          }),
        ),
        details: text,
        metadata: v.optional(
          v.looseObject({ button: v.optional(v.looseObject({ payload: text })) }),
        ),
      }),
    ),
  })
  return (value) => v.safeParse(list, value).success
}

function withTypebox() {
  const text = Type.Optional(Type.String())
  const id = Type.String({ format: 'uuid' })
  const list = Compile(
    Type.Object({
      results: Type.Array(
        Type.Object({
          id,
          messageId: id,
          channelId: id,
          type: Type.String(),
          createdAt: Type.String({ format: 'date-time' }),
          platformId: text,
          messageReference: text,
          messagePartsCount: Type.Optional(Type.Integer()),
          receiver: Type.Optional(
            Type.Object({
              contacts: Type.Optional(
                Type.Array(
                  Type.Object({
                    id: Type.Optional(id),
                    identifierKey: text,
                    identifierValue: text,
                    receiverValue: text,
                    type: text,
                    countryCode: text,
                  }),
                ),
              ),
            }),
          ),
          details: text,
          metadata: Type.Optional(
            Type.Object({ button: Type.Optional(Type.Object({ payload: text })) }),
          ),
        }),
      ),
    }),
  )
  return (value) => list.Check(value)
}

function withArktype() {
  const list = ark({
    results: ark({
      id: 'string.uuid',
      messageId: 'string.uuid',
      channelId: 'string.uuid',
      type: 'string',
      createdAt: 'string.date.iso',
      'platformId?': 'string',
      'messageReference?': 'string',
      'messagePartsCount?': 'number.integer',
      'receiver?': {
        'contacts?': ark({
          'id?': 'string.uuid',
          'identifierKey?': 'string',
          'identifierValue?': 'string',
          'receiverValue?': 'string',
          'type?': 'string',
          'countryCode?': 'string',
        }).array(),
      },
      'details?': 'string',
      'metadata?': { 'button?': { 'payload?': 'string' } },
    }).array(),
  })
  return (value) => list.allows(value)
}
