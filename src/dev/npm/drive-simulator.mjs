// Reads everything in an account with Microsoft's own client and prints what it counted, as JSON.
// node drive-simulator.mjs ENDPOINT KEY
import training from "@azure/cognitiveservices-customvision-training";
import msRest from "@azure/ms-rest-js";

const [endpoint, key] = process.argv.slice(2);
const credentials = new msRest.ApiKeyCredentials({ inHeader: { "Training-key": key } });
const client = new training.TrainingAPIClient(credentials, endpoint);

async function pages(read) {
  const all = [];
  for (;;) {
    const page = await read({ take: 256, skip: all.length, orderBy: "Oldest" });
    all.push(...page);
    if (page.length < 256) {
      return all;
    }
  }
}

async function predictions(projectId) {
  const all = [];
  let token = { session: undefined, continuation: undefined, maxCount: 64, orderBy: "Newest" };
  do {
    const answer = await client.queryPredictions(projectId, token);
    all.push(...answer.results);
    // The client refuses to send the nulls that the service puts into its token.
    token = Object.fromEntries(Object.entries(answer.token).filter(([, value]) => value !== null));
  } while (token.continuation);
  return all;
}

async function download(uri) {
  const reply = await fetch(uri);
  if (!reply.ok) {
    throw new Error(`A link answered ${reply.status}`);
  }
  return (await reply.arrayBuffer()).byteLength;
}

async function iterationCounts(projectId, iteration) {
  const counts = { id: iteration.id, status: iteration.status };
  const images = await pages((options) =>
    client.getImages(projectId, { ...options, iterationId: iteration.id }));
  counts.images = images.map((image) => image.id).sort();
  counts.tags = (await client.getTags(projectId, { iterationId: iteration.id })).length;
  const exports = await client.getExports(projectId, iteration.id);
  counts.exports = exports.map((one) => one.status).sort();
  await client.getIteration(projectId, iteration.id);
  if (iteration.status === "Completed") {
    const performance = await client.getIterationPerformance(projectId, iteration.id);
    counts.performance = performance.perTagPerformance.length;
    counts.performanceImages = (await pages((options) =>
      client.getImagePerformances(projectId, iteration.id, options))).length;
    const stated = await client.getImagePerformanceCount(projectId, iteration.id);
    counts.performanceImageCount = stated.body;
  }
  return counts;
}

async function projectCounts(project) {
  const id = project.id;
  await client.getProject(id);
  const images = await pages((options) => client.getImages(id, options));
  const tagged = await pages((options) => client.getTaggedImages(id, options));
  const untagged = await pages((options) => client.getUntaggedImages(id, options));
  const byIds = images.length === 0
    ? []
    : await client.getImagesByIds(id, { imageIds: images.slice(0, 256).map((image) => image.id) });
  const stored = await predictions(id);
  const iterations = [];
  for (const iteration of await client.getIterations(id)) {
    iterations.push(await iterationCounts(id, iteration));
  }
  return {
    id,
    name: project.name,
    images: images.map((image) => image.id).sort(),
    imageCount: (await client.getImageCount(id)).body,
    tagged: tagged.length,
    taggedCount: (await client.getTaggedImageCount(id)).body,
    untagged: untagged.length,
    untaggedCount: (await client.getUntaggedImageCount(id)).body,
    byIds: byIds.length,
    regions: images.reduce((sum, image) => sum + (image.regions?.length ?? 0), 0),
    subject42: (await client.getImages(id, { filter: "metadata=subjectId eq '42'" })).length,
    tags: (await client.getTags(id)).length,
    predictions: stored.length,
    firstImageBytes: images.length === 0 ? 0 : await download(images[0].originalImageUri),
    iterations,
  };
}

const projects = [];
for (const project of await client.getProjects()) {
  projects.push(await projectCounts(project));
}
console.log(JSON.stringify({ domains: (await client.getDomains()).length, projects }));
