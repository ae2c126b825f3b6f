import { z } from 'zod';
import { declareResponse, referenceTo, responseSchemas } from './declared-response.js';

const Lid = declareResponse('Lid', { colour: z.string().optional().describe('As painted.') });
declareResponse('Pot', {
  id: z.uuid(),
  size: z.enum(['SMALL', 'LARGE']).nullable().describe('null while unknown.'),
  boiledAt: z.iso.datetime().nullable(),
  boiledOn: z.iso.date(),
  litres: z.int(),
  shards: z.int().min(0).max(9).nullable(),
  lid: Lid.describe('On top.'),
  spareLid: Lid.nullable(),
  otherLids: z.array(Lid),
  label: z.string().meta({ description: 'Printed.', example: 'Ấm' }),
});

describe('the schema of a declared response', () => {
  const { Pot, Lid: lid } = responseSchemas();

  it('has types, nullability, enums, descriptions and examples, without redundant patterns or bounds', () => {
    const reference = { $ref: '#/components/schemas/Lid' };
    expect(Pot?.properties).toEqual({
      id: { type: 'string', format: 'uuid' },
      size: { type: ['string', 'null'], enum: ['SMALL', 'LARGE', null], description: 'null while unknown.' },
      boiledAt: { type: ['string', 'null'], format: 'date-time' },
      boiledOn: { type: 'string', format: 'date' },
      litres: { type: 'integer' },
      shards: { type: ['integer', 'null'], minimum: 0, maximum: 9 },
      lid: { ...reference, description: 'On top.' },
      spareLid: { anyOf: [reference, { type: 'null' }] },
      otherLids: { type: 'array', items: reference },
      label: { type: 'string', description: 'Printed.', example: 'Ấm' },
    });
  });

  it('requires every field that is not optional, and allows fields of later versions', () => {
    expect(lid).toEqual({ type: 'object', properties: { colour: { type: 'string', description: 'As painted.' } } });
    expect(Pot?.required).toHaveLength(10);
    expect(Pot).not.toHaveProperty('additionalProperties');
  });

  it('is referenced by name, unlike any other schema', () => {
    expect(referenceTo(Lid)).toEqual({ $ref: '#/components/schemas/Lid' });
    expect(() => referenceTo(z.object({}))).toThrow('declareResponse');
  });

  it('has a unique name', () => {
    expect(() => declareResponse('Lid', {})).toThrow('two responses are declared as Lid');
  });
});
