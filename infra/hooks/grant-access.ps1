# Gives the app's identities their roles on the Custom Vision account; azd runs it after main.bicep, with its outputs in the environment.
$ErrorActionPreference = 'Stop'
if ($env:USE_TRAINING_KEY -eq 'true') {
  Write-Output 'The app uses a training key: no role on the Custom Vision account is needed.'
  exit 0
}
if (-not (Get-Command az -ErrorAction SilentlyContinue)) {
  Write-Error 'Install the Azure CLI, sign in with az login, then run: azd provision'
}
az deployment group create --only-show-errors --output none `
  --name "access-$env:AZURE_FUNCTION_NAME" `
  --subscription "$env:CUSTOM_VISION_SUBSCRIPTION" `
  --resource-group "$env:CUSTOM_VISION_RESOURCE_GROUP" `
  --template-file "$PSScriptRoot/../custom-vision-access.bicep" `
  --parameters "accountName=$env:CUSTOM_VISION_ACCOUNT" "readerPrincipalId=$env:APP_PRINCIPAL_ID" `
  "deleterPrincipalId=$env:DELETER_PRINCIPAL_ID" "deleterRole=$env:DELETER_ROLE"
if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
Write-Output "The app has its roles on the Custom Vision account $env:CUSTOM_VISION_ACCOUNT. It can take minutes until they work."
