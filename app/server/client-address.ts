import type { Request } from 'express';
import { ipKeyGenerator } from 'express-rate-limit';

/** From where a request comes, as far as it counts: of an IPv6 address the network, which one household has whole. */
export function clientAddress(req: Request): string {
  return ipKeyGenerator(req.ip ?? '');
}
