import { Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { ExchangeParts } from './exchange-parts';
import { ImportRunner } from './import-runner';
import { Imports } from './imports';
import { ImportsController } from './imports.controller';
import { LogSourceRecords } from './log-source-records';
import { PictureBatchIndex } from './picture-batch-index';
import { PlatformNotes, PlatformSender } from './platform-sender';
import { BatchIndex, ImportNotes, ImportSender, RecordKeys, SourceRecords } from './ports';
import { acceptRawUploads } from './raw-uploads';
import { SealedKeys } from './sealed-keys';
import { UploadQuota } from './upload-quota';

/** Files in. Needs from outside: EventLog, KeyStore, Ledger, PictureRunner, RefusedCommands, `SourceFiles` and `ImportReaders`. */
@Module({
  controllers: [ImportsController],
  providers: [
    ExchangeParts,
    ImportRunner,
    Imports,
    UploadQuota,
    { provide: ImportSender, useClass: PlatformSender },
    { provide: ImportNotes, useClass: PlatformNotes },
    { provide: SourceRecords, useClass: LogSourceRecords },
    { provide: BatchIndex, useClass: PictureBatchIndex },
    { provide: RecordKeys, useClass: SealedKeys },
  ],
  exports: [Imports, ImportRunner],
})
export class ExchangeModule implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit() {
    // The command line runs without HTTP.
    const http: FastifyInstance | undefined = this.host.httpAdapter?.getInstance();
    if (http) acceptRawUploads(http);
  }
}
