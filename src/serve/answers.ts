/** @module What handlers of addresses share: a page as an answer, what is not there, and what could not be answered. */
import type { Context, Env, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { BaseUnavailableError } from '../store/connection.js';
import { layout, type Page } from './layout.js';
import { failurePage, titleOf } from './pages/failure.js';
import type { Asked } from './question.js';

/** What handlers of the site are given beside the request. */
export interface SiteEnv {
  readonly Bindings: Asked;
}

export type Site = Hono<SiteEnv>;

type Answer = Response | Promise<Response>;

/** A page in its frame. */
export function shown<E extends Env>(context: Context<E>, page: Page): Answer {
  return context.html(layout(page));
}

/** @throws HTTPException 404 where there is none */
export function existing<T>(thing: T | undefined, otherwise: string): T {
  if (thing === undefined) throw new HTTPException(404, { message: otherwise });
  return thing;
}

/** An address that leads nowhere. */
export function nothingThere<E extends Env>(context: Context<E>): Answer {
  return failure(context, 404, `Nothing stands at ${context.req.path}.`);
}

/** What went wrong, in words: who asked is told what to do, we are told of what is ours to mend. */
export function failed<E extends Env>(context: Context<E>, error: Error, report: (error: unknown) => void): Answer {
  if (error instanceof HTTPException) return failure(context, error.status, error.message);
  report(error);
  if (error instanceof BaseUnavailableError) return failure(context, 503, `${error.message}: ${error.hint ?? ''}`);
  return failure(context, 500, 'The explorer failed at this. What happened stands in its log.');
}

/** A failure as a page, or as JSON for programs. */
function failure<E extends Env>(context: Context<E>, status: HTTPException['status'], detail: string): Answer {
  context.status(status);
  if (context.req.path.startsWith('/api/')) return context.json({ error: titleOf(status), detail });
  return shown(context, failurePage(status, detail));
}
