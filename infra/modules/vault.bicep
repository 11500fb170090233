metadata description = 'Key Vault, only for what Entra cannot replace: a training key, and the key that signs evidence.'

@minLength(3)
@maxLength(24)
param name string
param location string
param tags object

@description('Object id of the identity that the app runs under.')
param appPrincipalId string

@description('Object id of who deploys, and puts the secrets; empty: nobody.')
param operatorPrincipalId string

@allowed(['User', 'Group', 'ServicePrincipal'])
param operatorPrincipalType string

var keyVaultSecretsUser = '4633458b-17de-408a-b874-0445c86b69e6'
var keyVaultSecretsOfficer = 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7'

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    // Roles, and no access policies: those would let every Contributor of the group give itself the secrets.
    enableRbacAuthorization: true
    enableSoftDelete: true
    // Short, and no purge protection: azd down --purge is to leave nothing, and both secrets can be made again.
    softDeleteRetentionInDays: 7
    // Open to the network also where storage is not: on Flex Consumption app settings cannot refer to a vault behind a firewall.
    publicNetworkAccess: 'Enabled'
    networkAcls: {
      bypass: 'AzureServices'
      defaultAction: 'Allow'
    }
  }
}

// Reads the two secrets for the app's settings; it can neither list nor change them.
resource reader 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, appPrincipalId, keyVaultSecretsUser)
  scope: vault
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', keyVaultSecretsUser)
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
  }
}

// Puts the secrets after the deployment: they are never parameters, so no deployment remembers them.
resource officer 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(operatorPrincipalId)) {
  name: guid(vault.id, operatorPrincipalId, keyVaultSecretsOfficer)
  scope: vault
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', keyVaultSecretsOfficer)
    principalId: operatorPrincipalId
    principalType: operatorPrincipalType
  }
}

output name string = vault.name
output uri string = vault.properties.vaultUri
