import { and, eq, isNull } from 'drizzle-orm';
import type { Connection } from '#db/client.server.ts';
import { inquiry } from '#db/schema/inquiry.ts';

/** True for an inquiry that is not closed. */
export function isInquiryOpen(db: Connection, id: string): boolean {
  const open = and(eq(inquiry.id, id), isNull(inquiry.closedSequence));
  return db.select({ id: inquiry.id }).from(inquiry).where(open).get() !== undefined;
}
