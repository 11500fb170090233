#!/bin/sh
# Gives the app's identities their roles on the Custom Vision account; azd runs it after main.bicep, with its outputs in the environment.
set -eu
if [ "$USE_TRAINING_KEY" = "true" ]; then
  echo "The app uses a training key: no role on the Custom Vision account is needed."
  exit 0
fi
if ! command -v az >/dev/null; then
  echo "Install the Azure CLI, sign in with az login, then run: azd provision" >&2
  exit 1
fi
az deployment group create --only-show-errors --output none \
  --name "access-$AZURE_FUNCTION_NAME" \
  --subscription "$CUSTOM_VISION_SUBSCRIPTION" \
  --resource-group "$CUSTOM_VISION_RESOURCE_GROUP" \
  --template-file "$(dirname "$0")/../custom-vision-access.bicep" \
  --parameters accountName="$CUSTOM_VISION_ACCOUNT" readerPrincipalId="$APP_PRINCIPAL_ID" \
  deleterPrincipalId="${DELETER_PRINCIPAL_ID:-}" deleterRole="$DELETER_ROLE"
echo "The app has its roles on the Custom Vision account $CUSTOM_VISION_ACCOUNT. It can take minutes until they work."
