// Tells whether a file is a valid OpenAPI document, and of which version.
// node validate-openapi.mjs FILE
import { Validator } from "@seriousme/openapi-schema-validator";

const validator = new Validator();
const result = await validator.validate(process.argv[2]);
console.log(`OpenAPI ${validator.version}: ${result.valid ? "valid" : "not valid"}`);
if (!result.valid) {
  console.log(JSON.stringify(result.errors, null, 2));
}
