if (Number.parseInt(process.versions.node, 10) < 24) {
  process.stderr.write(`Watchfloor needs Node 24 or newer; this is ${process.version}. Use "npm start".\n`);
  process.exit(78);
}
