import { Body, Controller, Delete, Get, Header, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { Session } from '../../../contracts/http';
import type { HttpReply, HttpRequest } from './http-request';
import { Identify } from './identify';
import { Open } from './open';
import { endedCookie, sessionCookie } from './session-cookie';
import { SessionView } from './session-view';
import { SignIn } from './sign-in';

/** Signing in, who I am, signing out. */
@Controller('session')
export class SessionController {
  constructor(
    private readonly signIn: SignIn,
    private readonly identify: Identify,
    private readonly view: SessionView,
  ) {}

  /** Browsers ask again whenever their rights have changed, and then get another reference. */
  @Get()
  @Header('cache-control', 'no-store')
  async show(@Req() request: HttpRequest, @Res({ passthrough: true }) reply: HttpReply): Promise<Session> {
    const identified = this.identify.require(request);
    const reference = await this.signIn.renew(identified, request.ip);
    return reference === undefined ? this.view.of(identified) : this.#given(reference, reply);
  }

  @Open()
  @Post()
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  async begin(
    @Body() body: unknown,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<Session> {
    return this.#given(await this.signIn.begin(body, request.ip), reply);
  }

  @Delete()
  @HttpCode(204)
  async end(@Req() request: HttpRequest, @Res({ passthrough: true }) reply: HttpReply): Promise<void> {
    const { reader, session } = this.identify.require(request);
    await this.signIn.end({ reader, session: session.id }, request.ip);
    reply.header('set-cookie', endedCookie);
    reply.header('clear-site-data', '"cache", "cookies"');
  }

  #given(reference: string, reply: HttpReply): Session {
    const cookie = sessionCookie(reference);
    reply.header('set-cookie', cookie);
    return this.view.of(this.identify.require({ headers: { cookie } }));
  }
}
