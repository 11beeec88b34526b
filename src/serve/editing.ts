/** @module Decisions about candidates from the page: only with the token that the explorer's start has printed. */
import { timingSafeEqual } from 'node:crypto';
import type { Context, Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import { sha256 } from '../identity.js';
import type { Result } from '../model.js';
import type { Act, ActRefusal, Decision } from '../store/decisions.js';
import { address } from './links.js';
import { parameter, parametersOf } from './parameters.js';

/** Where the token is kept in the browser: no script can read it, no other site's link or form brings it along. */
const COOKIE = 'orewire-edit';

/** How decisions are taken and taken back. */
export interface Acts {
  readonly decide: (act: Omit<Act, 'by'>) => Result<Decision, ActRefusal>;
  readonly undo: (candidateId: string) => Result<Decision, 'undecided'>;
}

/** Who may decide, and how a decision is taken. */
export class Editing {
  readonly #token: string;
  readonly acts: Acts;

  constructor(token: string, acts: Acts) {
    this.#token = token;
    this.acts = acts;
  }

  /** The token for this reader's forms; null for a reader who did not come in by the link with it. */
  tokenOf(context: Context): string | null {
    return this.accepts(getCookie(context, COOKIE)) ? this.#token : null;
  }

  /** Compares hashes, so that the time it takes tells nothing. */
  accepts(token: string | undefined): boolean {
    const hash = (text: string) => Buffer.from(sha256(text));
    return token !== undefined && timingSafeEqual(hash(token), hash(this.#token));
  }
}

const form = z.object({
  token: z.string().max(200).optional(),
  candidate: z.string().max(400),
  act: z.enum(['accept', 'reject', 'undo']),
  as: parameter.name('The entity that it is'),
  note: z.string().max(500).optional(),
});

export function addEditing(app: Hono, editing: Editing): void {
  app.get('/edit', (context) => {
    const token = context.req.query('token');
    if (!editing.accepts(token))
      throw new HTTPException(403, { message: 'Open the link that `orewire serve --edit` has printed.' });
    setCookie(context, COOKIE, token!, { httpOnly: true, sameSite: 'Strict', path: '/' });
    return context.redirect('/candidates', 303);
  });
  app.post('/candidates', async (context) => {
    const fields = Object.entries(await context.req.parseBody()).filter(
      (field): field is [string, string] => typeof field[1] === 'string',
    );
    const { token, candidate, act, as, note } = parametersOf(form, Object.fromEntries(fields));
    if (editing.tokenOf(context) === null || !editing.accepts(token)) {
      throw new HTTPException(403, {
        message: 'Open the link that `orewire serve --edit` has printed, and decide from there.',
      });
    }
    const reason = note === undefined || note.trim() === '' ? null : note;
    const result =
      act === 'undo'
        ? editing.acts.undo(candidate)
        : editing.acts.decide({
            candidateId: candidate,
            decision: act === 'accept' ? 'accepted' : 'rejected',
            entityId: act === 'accept' ? (as ?? null) : null,
            note: reason,
          });
    if (!result.ok)
      throw new HTTPException(result.reason === 'unknown-candidate' ? 404 : 409, { message: result.detail });
    return context.redirect(address('/candidates', { done: candidate }), 303);
  });
}
