metadata description = 'A virtual network, with the ways from it to both storage accounts.'

param name string
param location string
param tags object
param hostStorageName string
param dataStorageName string

var addressPrefix = '10.0.0.0/16'
var services = [
  'blob'
  'queue'
  'table'
]

// What the app uses of each account, and no more.
var targets = [
  { account: hostStorageName, service: 'blob' }
  { account: hostStorageName, service: 'table' }
  { account: dataStorageName, service: 'blob' }
  { account: dataStorageName, service: 'queue' }
]

resource network 'Microsoft.Network/virtualNetworks@2024-07-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    addressSpace: { addressPrefixes: [addressPrefix] }
    subnets: [
      {
        name: 'private-endpoints'
        properties: {
          addressPrefix: cidrSubnet(addressPrefix, 24, 1)
          // Nothing in it needs a way out.
          defaultOutboundAccess: false
        }
      }
      {
        name: 'app'
        properties: {
          addressPrefix: cidrSubnet(addressPrefix, 24, 2)
          // Custom Vision, Entra and Application Insights are reached over the internet.
          defaultOutboundAccess: true
          // What Flex Consumption asks for; the provider Microsoft.App must be registered.
          delegations: [
            {
              name: 'flex-consumption'
              properties: { serviceName: 'Microsoft.App/environments' }
            }
          ]
        }
      }
    ]
  }

  resource endpointSubnet 'subnets' existing = {
    name: 'private-endpoints'
  }

  resource appSubnet 'subnets' existing = {
    name: 'app'
  }
}

resource zones 'Microsoft.Network/privateDnsZones@2024-06-01' = [for service in services: {
  name: 'privatelink.${service}.${environment().suffixes.storage}'
  location: 'global'
  tags: tags
}]

resource links 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [for (service, i) in services: {
  parent: zones[i]
  name: '${name}-${service}'
  location: 'global'
  tags: tags
  properties: {
    registrationEnabled: false
    virtualNetwork: { id: network.id }
  }
}]

resource accounts 'Microsoft.Storage/storageAccounts@2025-01-01' existing = [for target in targets: {
  name: target.account
}]

resource endpoints 'Microsoft.Network/privateEndpoints@2024-07-01' = [for (target, i) in targets: {
  name: 'pe-${target.account}-${target.service}'
  location: location
  tags: tags
  properties: {
    subnet: { id: network::endpointSubnet.id }
    privateLinkServiceConnections: [
      {
        name: target.service
        properties: {
          privateLinkServiceId: accounts[i].id
          groupIds: [target.service]
        }
      }
    ]
  }
}]

resource zoneGroups 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2024-07-01' = [for (target, i) in targets: {
  parent: endpoints[i]
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: target.service
        properties: { privateDnsZoneId: zones[indexOf(services, target.service)].id }
      }
    ]
  }
}]

output appSubnetId string = network::appSubnet.id
