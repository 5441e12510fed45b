/** Help texts of arguments that several commands share. */

export const userArgument = { user: 'User id or email address' };

export const companyArgument = { company: 'User id or email address of the company' };

export const invitationArgument = { invitation: 'Id of the invitation' };

export const permissionsArgument = {
  permissions: 'Permission names: crm_button for all four actions, "crm_button read" for one',
};

export const banTarget = {
  target: 'Email address, IP address or network (203.0.113.0/24); an IPv6 address covers its /64',
};

export const importArgument = { import: 'Id of the import' };

export const departmentArgument = { department: 'Id of the department' };

export const houseGroupArgument = { group: 'Id of the house group' };

export const houseArgument = { house: 'Id of the house' };

export const areaArgument = { area: 'Id of the area, such as a flat' };

export const permissionGroupArgument = { group: 'Name or id of the permission group' };
