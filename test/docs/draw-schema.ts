import { writeFileSync } from 'node:fs';
import { DRAWING, drawSchema } from '#test/docs/schema-drawing.ts';

writeFileSync(DRAWING, drawSchema());
