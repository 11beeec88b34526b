/** @module The pages of an entity: its dossier, whom facts join it to, what happened about it. */
import { z } from 'zod';
import { dossier } from '../../query/dossier.js';
import { neighbourhood } from '../../query/neighbourhood.js';
import { timeline } from '../../query/timeline.js';
import type { FactBase } from '../../store/fact-base.js';
import { existing, shown, type Site } from '../answers.js';
import { links } from '../links.js';
import { entityPage } from '../pages/entity.js';
import { graphPage } from '../pages/graph.js';
import { timelinePage } from '../pages/timeline.js';
import { graphView, parametersOf } from '../parameters.js';

const graphed = z.object(graphView);

export function entityRoutes(site: Site, base: FactBase): void {
  const unknown = (id: string) => `The base has no entity or candidate ${id}.`;
  site.get('/entity/:id', (context) => {
    const id = context.req.param('id');
    const found = existing(dossier(base, id), unknown(id));
    return found.entity.id === id
      ? shown(context, entityPage(found))
      : context.redirect(links.entity(found.entity.id), 302);
  });
  site.get('/entity/:id/graph', (context) => {
    const { open } = parametersOf(graphed, context.req.query());
    const id = context.req.param('id');
    return shown(context, graphPage(existing(neighbourhood(base, id, open), unknown(id))));
  });
  site.get('/entity/:id/timeline', (context) => {
    const id = context.req.param('id');
    const entity = existing(base.reader.nodes.get(id), unknown(id));
    return shown(context, timelinePage(entity, timeline(base, entity.id)));
  });
}
