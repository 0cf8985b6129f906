import { fileSubject } from '#app/domain/shared/erasure.ts';
import { fileDirectory, fileHash, filePlace } from '#app/lib/file-store.server.ts';
import type { Erasures } from '#app/services/shared/erasure.loader.server.ts';
import type { Connection } from '#db/client.server.ts';
import { allErasures } from '#db/queries/erasure.server.ts';
import { allFiles } from '#db/queries/file.server.ts';

/** ファイルの相違. A stored file that is not what was stored: gone, another content, still there though erased, or
 * marked as erased though nothing erased it. */
export interface DamagedFile {
  readonly sha256: string;
  readonly problem: 'missing' | 'changed' | 'still_there' | 'marked';
}

/** Reads every stored file again. One whose erasure the activity log tells of is gone by right, every other is not. */
export function damagedFiles(db: Connection, dataDirectory: string, { lawful }: Erasures): readonly DamagedFile[] {
  const directory = fileDirectory(dataDirectory);
  const subjects = new Map(allErasures(db).map(({ id, subject }) => [id, subject]));
  return allFiles(db).flatMap(({ sha256, erasedBy }): readonly DamagedFile[] => {
    const found = fileHash(filePlace(directory, sha256));
    if (erasedBy !== null && lawful.has(fileSubject(sha256)) && subjects.get(erasedBy) === fileSubject(sha256)) {
      return found === null ? [] : [{ sha256, problem: 'still_there' }];
    }
    if (found === null) return [{ sha256, problem: 'missing' }];
    if (erasedBy !== null) return [{ sha256, problem: 'marked' }];
    return found === sha256 ? [] : [{ sha256, problem: 'changed' }];
  });
}
