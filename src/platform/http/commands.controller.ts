import { Body, Controller, Headers, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import type { DryRun, Recorded } from '../../../contracts/http';
import { Refusal } from '../../../contracts/refusals';
import { RefusedCommands } from '../auth/refused-commands';
import { commandInfo } from '../registry';
import { CommandIntake } from './command-intake';
import { DryRuns } from './dry-runs';
import { type IdentifiedRequest, readerOf } from './identity';
import { assertLive } from './realm';

/** The only write endpoint: `POST /commands/OpenCrisis`. */
@Controller('commands')
export class CommandsController {
  constructor(
    private readonly bus: CommandBus,
    private readonly intake: CommandIntake,
    private readonly dryRuns: DryRuns,
    private readonly refused: RefusedCommands,
  ) {}

  @Post(':type')
  @HttpCode(200)
  async execute(
    @Param('type') type: string,
    @Body() body: unknown,
    @Headers() headers: Record<string, string | undefined>,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Recorded | DryRun> {
    const reader = readerOf(request);
    const realm = assertLive(request);
    try {
      const { command, commandId } = this.intake.take({
        type,
        body,
        reader,
        realm,
        ...(headers['idempotency-key'] !== undefined && { idempotencyKey: headers['idempotency-key'] }),
        ...(headers['if-match'] !== undefined && { ifMatch: headers['if-match'] }),
      });
      if (headers.prefer === 'dry-run') return await this.dryRuns.of(type, command);
      if (needsOthers(type, command)) {
        await this.dryRuns.assertAccepted(type, command);
        throw new Refusal('AUTHORIZATION_NEEDED', { commandId });
      }
      void reply.status(201);
      const { stream, revision, position } = await this.bus.execute<
        object & { readonly __result?: Recorded },
        Recorded
      >(command as never);
      return { stream, revision, position };
    } catch (error) {
      if (error instanceof Refusal) await this.refused.note(request, type, body, error);
      throw error;
    }
  }
}

/** A command that two other people have to approve is tried, never executed, at submission (trust.md §8). */
function needsOthers(type: string, command: object): boolean {
  const dual = commandInfo(type)?.entry.dual;
  return dual === true || (typeof dual === 'function' && dual(command));
}
