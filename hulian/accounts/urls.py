"""Nouns of accounts."""

from django.urls import path

from hulian.accounts.views import first_day, invitations, inviting, keeping, me, people, second_steps, sessions

app_name = "accounts"
urlpatterns = [
    path("sign-in/", sessions.sign_in, name="sign-in"),
    path("second-step/", sessions.second_step, name="second-step"),
    path("sign-out/", sessions.sign_out, name="sign-out"),
    path("signed-out/", sessions.signed_out, name="signed-out"),
    path("first-day/<str:token>/", first_day.first_day, name="first-day"),
    path("invitations/<str:token>/", invitations.invitation, name="invitation"),
    path("me/", me.me, name="me"),
    path("me/look/", me.look, name="look"),
    path("me/password/", me.password, name="password"),
    path("me/second-step/", second_steps.second_step, name="my-second-step"),
    path("me/second-step/key/", second_steps.key, name="my-second-step-key"),
    path("me/second-step/undo/", second_steps.off, name="my-second-step-off"),
    path("colleagues/", people.index, name="people"),
    path("colleagues/new/", inviting.invite, name="invite"),
    path("colleagues/invitations/<uuid:invitation_id>/withdrawal/", inviting.withdraw, name="withdraw"),
    path("colleagues/roles/<uuid:grant_id>/end/", keeping.end_role, name="role-end"),
    path("colleagues/<uuid:user_id>/", people.person, name="person"),
    path("colleagues/<uuid:user_id>/roles/", keeping.role, name="role"),
    path("colleagues/<uuid:user_id>/switch/", keeping.switch, name="switch"),
    path("colleagues/<uuid:user_id>/password/", inviting.password, name="person-password"),
    path("colleagues/<uuid:user_id>/second-step/", keeping.second_step, name="person-second-step"),
]
