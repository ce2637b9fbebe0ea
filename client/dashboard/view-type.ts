/** The view type of the dashboard's panels; `activationEvents` names it too. */
export const VIEW_TYPE = 'gunicorn.dashboard';
