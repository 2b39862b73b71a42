import { commandTarget } from './test/bench/commands.mjs';
import { start } from './test/bench/processes.mjs';
import { withScratch } from './test/bench/scratch.mjs';
const prof=process.argv[2];
await withScratch(async dir=>{
 const server=start('server.mjs', prof?{execArgv:['--import','/tmp/prof/pre.mjs','--cpu-prof','--cpu-prof-dir='+prof]}:{}); const load=start('load.mjs');
 const t=await commandTarget(server, load, dir);
 await t.rate(3000); await server.call('used');
 const n=6000; const r=[]; for(let i=0;i<3;i++) r.push((await t.rate(n)).toFixed(0));
 const u=await server.call('used');
 console.log(r.join(' '),'main us',(1000*u.thread/n/3).toFixed(0),'all us',(1000*u.process/n/3).toFixed(0));
 await server.call('close').catch(()=>{}); await new Promise(r=>setTimeout(r,1500)); await server.end('SIGTERM').catch(()=>{}); await load.end();
});
