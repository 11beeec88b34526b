/** @module What handlers of addresses share: a page as an answer, and what is not there. */
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { layout, type Page } from './layout.js';

/** A page in its frame. */
export function shown(context: Context, page: Page): Response | Promise<Response> {
  return context.html(layout(page));
}

/** @throws HTTPException 404 where there is none */
export function existing<T>(thing: T | undefined, otherwise: string): T {
  if (thing === undefined) throw new HTTPException(404, { message: otherwise });
  return thing;
}
