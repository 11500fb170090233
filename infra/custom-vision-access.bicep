metadata description = 'Roles on the Custom Vision account. A template of its own, deployed into the resource group of the account.'

@description('Name of the Custom Vision training account, or of an Azure AI services account that holds it.')
param accountName string

@description('Object id of the identity that lists and exports.')
param readerPrincipalId string

@description('Object id of the identity that deletes, after a plan was confirmed; empty where nothing may be deleted.')
param deleterPrincipalId string = ''

@allowed(['Reader', 'Trainer', 'Contributor'])
@description('Role of the identity that deletes. Reader: there is no such identity.')
param deleterRole string = 'Reader'

var customVisionReader = '93586559-c37d-4a6b-ba08-b9f0940c2d73'
var deleterRoles = {
  Reader: customVisionReader
  // Images, tags, iterations and predictions, but no projects.
  Trainer: '0a5ae4ab-0d65-4eeb-be61-29fc9b54394b'
  // The only built-in role of Custom Vision that may delete a project.
  Contributor: 'c1ff6cc2-c111-46fe-8896-e0ef812ad9f3'
}

resource account 'Microsoft.CognitiveServices/accounts@2025-06-01' existing = {
  name: accountName
}

// Lists, plans, exports and verifies, and reads the account's details; it can change nothing.
resource reader 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account.id, readerPrincipalId, customVisionReader)
  scope: account
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', customVisionReader)
    principalId: readerPrincipalId
    principalType: 'ServicePrincipal'
  }
}

// Deletes what a confirmed plan names: the identity that everything else runs under could not.
resource deleter 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(deleterPrincipalId)) {
  name: guid(account.id, deleterPrincipalId, deleterRoles[deleterRole])
  scope: account
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', deleterRoles[deleterRole])
    principalId: deleterPrincipalId
    principalType: 'ServicePrincipal'
  }
}
