import { Injectable } from '@nestjs/common';
import { Refusal } from '../../../contracts/refusals';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const mebibyte = 1024 * 1024;

/** Uploads that one person may make by page (exchange.md §6). */
export const uploadLimits = {
  uploadsPerHour: 20,
  bytesPerDay: 200 * mebibyte,
  bytesPerFile: 20 * mebibyte,
  rows: 1_000_000,
} as const;

interface Upload {
  readonly at: number;
  bytes: number;
}

/** Counts uploads and their bytes by person, on the real clock and in memory only. */
@Injectable()
export class UploadQuota {
  readonly #uploads = new Map<string, Upload[]>();

  /**
   * The bytes of one upload of a person, counted as they pass.
   * @throws Refusal TOO_MANY_REQUESTS at once for the 21st of an hour, or on the way beyond the bytes of a day
   */
  async *metered(userId: string, bytes: AsyncIterable<Uint8Array>, now = Date.now): AsyncGenerator<Uint8Array> {
    const upload: Upload = { at: now(), bytes: 0 };
    const recent = this.#admit(userId, upload);
    const before = recent.reduce((sum, { bytes: taken }) => sum + taken, 0);
    for await (const chunk of bytes) {
      upload.bytes += chunk.length;
      if (before + upload.bytes > uploadLimits.bytesPerDay)
        throw new Refusal('TOO_MANY_REQUESTS', { bytesPerDay: uploadLimits.bytesPerDay });
      yield chunk;
    }
  }

  /** Earlier uploads of the day; the new one counts from now on. */
  #admit(userId: string, upload: Upload): readonly Upload[] {
    const ofDay = (this.#uploads.get(userId) ?? []).filter(({ at }) => at > upload.at - dayMs);
    const ofHour = ofDay.filter(({ at }) => at > upload.at - hourMs);
    if (ofHour.length >= uploadLimits.uploadsPerHour)
      throw new Refusal('TOO_MANY_REQUESTS', { uploadsPerHour: uploadLimits.uploadsPerHour });
    this.#uploads.set(userId, [...ofDay, upload]);
    return ofDay;
  }
}
