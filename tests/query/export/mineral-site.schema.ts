/** The part of MinMod's mineral sites that is exported, after the published description of its fields, as JSON Schema. */
const observed = {
  type: 'object',
  required: ['observed_name', 'confidence', 'source'],
  properties: {
    observed_name: { type: 'string' },
    normalized_uri: { type: 'string' },
    confidence: { type: 'number', minimum: 0, maximum: 1 },
    source: { type: 'string' },
  },
  additionalProperties: false,
};
const reference = {
  type: 'object',
  required: ['document'],
  properties: {
    document: {
      type: 'object',
      required: ['uri'],
      properties: { title: { type: 'string' }, uri: { type: 'string' } },
      additionalProperties: false,
    },
    comment: { type: 'string' },
  },
  additionalProperties: false,
};
const measure = {
  type: 'object',
  required: ['value', 'unit'],
  properties: { value: { type: 'number' }, unit: observed },
  additionalProperties: false,
};

export const MINERAL_SITES = {
  type: 'array',
  items: {
    type: 'object',
    required: ['source_id', 'record_id', 'name', 'mineral_inventory', 'reference', 'created_by', 'modified_at'],
    properties: {
      source_id: { type: 'string' },
      record_id: { type: 'string' },
      name: { type: 'string' },
      aliases: { type: 'array', items: { type: 'string' } },
      location_info: {
        type: 'object',
        properties: {
          location: { type: 'string', pattern: String.raw`^POINT \(-?[\d.]+ -?[\d.]+\)$` },
          crs: observed,
          country: { type: 'array', items: observed },
          state_or_province: { type: 'array', items: observed },
        },
        additionalProperties: false,
      },
      mineral_inventory: {
        type: 'array',
        items: {
          type: 'object',
          required: ['commodity', 'reference'],
          properties: {
            commodity: observed,
            category: { type: 'array', items: observed },
            ore: measure,
            grade: measure,
            date: { type: 'string' },
            reference,
          },
          additionalProperties: false,
        },
      },
      reference: { type: 'array', items: reference },
      created_by: { type: 'string' },
      modified_at: { type: 'string' },
    },
    additionalProperties: false,
  },
};
