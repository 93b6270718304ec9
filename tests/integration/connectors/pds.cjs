// A real PLC directory, PDS and firehose on loopback; prints its port once it answers.
// Run with NODE_PATH=<folder>/node_modules; ends with its standard input.
const { TestNetworkNoAppView } = require('@atproto/dev-env')

TestNetworkNoAppView.create({ pds: { hostname: 'localhost' } }).then((network) => {
  console.log(`ready ${network.pds.port}`)
  const end = () => network.close().then(() => process.exit(0))
  process.stdin.resume()
  process.stdin.on('end', end)
  process.on('SIGTERM', end)
})
