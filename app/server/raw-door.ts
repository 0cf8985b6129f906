import type { Request as ExpressRequest, RequestHandler, Response as ExpressResponse } from 'express';
import { AppError, requireCsrfHeader } from '#app/lib/http.server.ts';
import type { ProblemCode } from '#app/lib/problem.ts';
import { RAW_TYPE } from '#app/lib/raw-doors.ts';
import type { WorkLanes } from '#app/lib/work-lanes.ts';
import { readBody } from '#app/server/body.ts';
import { toFetchRequest } from '#app/server/remix-bridge.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import type { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';

/** What every door for a raw body stands in. */
export interface DoorOptions {
  readonly services: ServiceContext;
  readonly refuse: (req: ExpressRequest, res: ExpressResponse, code: ProblemCode) => void;
}

/** A body that may come, and of which nothing was received so far. */
export interface SentFile {
  readonly req: ExpressRequest;
  readonly res: ExpressResponse;
  readonly request: Request;
  readonly personId: string;
  /** What the client says of its length. */
  readonly declared: number;
}

interface RawDoor extends DoorOptions {
  /** Whether somebody may send one at all. */
  readonly permit: (actor: ReturnType<typeof requireActor>) => ReturnType<typeof authorize>;
  /** Receives it and answers; an {@link AppError} on the way is the refusal. */
  readonly take: (sent: SentFile) => Promise<void>;
}

/**
 * Takes one file as the raw body, past Remix, which would hold it in memory and takes no bytes. Whether it may come is
 * settled before the first byte is received; where it comes from was checked before.
 */
export function rawDoor({ services, refuse, permit, take }: RawDoor): RequestHandler {
  async function admit(req: ExpressRequest, res: ExpressResponse): Promise<void> {
    if (req.get('content-type')?.toLowerCase() !== RAW_TYPE) throw new AppError('wrong_media_type');
    const request = toFetchRequest(req, res);
    const actor = requireActor(request, services);
    requireCsrfHeader(request);
    granted(permit(actor), 'page');
    const declared = Number(req.get('content-length') ?? 0);
    await take({ req, res, request, personId: actor.personId, declared });
  }

  return (req, res, next) => {
    admit(req, res).catch((error: unknown) => {
      if (error instanceof AppError) refuse(req, res, error.code);
      else next(error);
    });
  };
}

/** The whole file in memory, for what is only read and not kept. */
export async function heldFile({ req, declared }: SentFile, limit: number): Promise<Buffer> {
  const received = await readBody(req, { limit, declared, kept: true });
  if (!received.ok) throw new AppError('too_large');
  return received.body;
}

/** Reads it when it is its sender's turn. */
export function inTurn<Value>(lanes: WorkLanes, { personId }: SentFile, read: () => Promise<Value>): Promise<Value> {
  const reading = lanes.run(personId, read);
  if (reading === null) throw new AppError('busy');
  return reading;
}
