/** @module Graphs of who is joined to whom, laid out by forces and drawn as SVG. */
import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationNodeDatum,
} from 'd3-force';
import type { Neighbourhood, Tie } from '../../query/neighbourhood.js';
import type { ShownNode } from '../../store/reader/facts.js';
import { html, type Html } from '../html.js';
import { links } from '../links.js';
import { count } from '../words.js';

const WIDTH = 1200;
const HEIGHT = 660;
/** Room for names at the rim. */
const MARGIN = { x: 130, y: 34 };

/** Steps of the simulation: at the library's own rate of cooling it stands still after 300. */
const TICKS = 300;

interface Placed extends SimulationNodeDatum {
  readonly node: ShownNode;
}

/**
 * A neighbourhood as a drawing; the same one every time, since the layout begins from fixed places and takes no chances.
 *
 * @param toggled the address of the graph with one more, or one less, opened
 */
export function graphDrawing({ nodes, ties, opened }: Neighbourhood, toggled: (id: string) => string): Html {
  const places = laidOut(nodes, ties);
  const at = (id: string) => places.get(id)!;
  const [centre] = nodes;
  return html`<svg
    class="graph"
    viewBox="0 0 ${WIDTH} ${HEIGHT}"
    role="group"
    aria-label="What ${centre.name} is joined to"
  >
    ${ties.map(({ ends: [a, b], facts }) => {
      const [from, to] = [at(a), at(b)];
      return html`<line
        class="tie"
        x1="${from.x}"
        y1="${from.y}"
        x2="${to.x}"
        y2="${to.y}"
        stroke-width="${Math.min(6, 1 + Math.log2(facts.length)).toFixed(1)}"
        ><title>${facts.map(spoken).join('; ')}</title></line
      >`;
    })}
    ${ties.length <= LABELLED_TIES && ties.map((tie) => tieName(tie, at(tie.ends[0]), at(tie.ends[1])))}
    ${nodes.map((node, i) => {
      const { x, y } = at(node.id);
      const isOpen = opened.has(node.id);
      const action = isOpen ? `Close ${node.name}` : `Open what ${node.name} is joined to`;
      const knob = html`<circle
        class="knot ${node.kind} ${isOpen ? 'open' : ''}"
        cx="${x}"
        cy="${y}"
        r="${i === 0 ? 11 : 8}"
        ><title>${i === 0 ? node.name : action}</title></circle
      >`;
      return html`${i === 0 ? knob : html`<a href="${toggled(node.id)}" data-move aria-label="${action}">${knob}</a>`}
        <a href="${links.entity(node.id)}"
          ><text class="knot-name ${node.kind}" x="${x}" y="${y + 22}">${node.name}</text></a
        >`;
    })}
  </svg>`;
}

/** With more ties than this their words lie on one another; they are read on hover and in the table. */
const LABELLED_TIES = 14;

function tieName({ facts }: Tie, from: Place, to: Place): Html {
  const labels = [...new Set(facts.map(({ label }) => label))];
  const more = labels.length > 1 ? ` +${labels.length - 1}` : '';
  return html`<text class="tie-name" x="${Math.round((from.x + to.x) / 2)}" y="${Math.round((from.y + to.y) / 2)}"
    >${labels[0]}${more}</text
  >`;
}

function spoken({ subject, label, object, sources }: Tie['facts'][number]): string {
  return `${subject.name} ${label} ${'value' in object ? object.value : object.name} (${count(sources, 'source')})`;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Where each node stands, in whole units of the drawing, which they fill. */
function laidOut(nodes: readonly ShownNode[], ties: readonly Tie[]): Map<string, Place> {
  const placed: Placed[] = nodes.map((node) => ({ node }));
  const byId = new Map(placed.map((each) => [each.node.id, each]));
  forceSimulation(placed)
    .force(
      'ties',
      forceLink(ties.map(({ ends: [a, b] }) => ({ source: byId.get(a)!, target: byId.get(b)! }))).distance(120),
    )
    .force('apart', forceManyBody().strength(-700))
    .force(
      'names',
      forceCollide<Placed>(({ node }) => 22 + node.name.length * 2),
    )
    .force('x', forceX(0).strength(0.05))
    // Names are wide: what is pressed flat leaves them room.
    .force('y', forceY(0).strength(0.12))
    .stop()
    .tick(TICKS);
  const [x, y] = [
    scaled(
      placed.map((each) => each.x ?? 0),
      WIDTH,
      MARGIN.x,
    ),
    scaled(
      placed.map((each) => each.y ?? 0),
      HEIGHT,
      MARGIN.y,
    ),
  ];
  return new Map(placed.map((each) => [each.node.id, { x: x(each.x ?? 0), y: y(each.y ?? 0) }]));
}

/** From the layout's span to the drawing's; a single place stands in the middle. */
function scaled(values: readonly number[], length: number, margin: number): (value: number) => number {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return (value) =>
    Math.round(high === low ? length / 2 : margin + ((value - low) / (high - low)) * (length - 2 * margin));
}
