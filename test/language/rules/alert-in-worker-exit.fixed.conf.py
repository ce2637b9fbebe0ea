## An alert manager
def worker_exit(server, worker):
    server.log.info('worker %s exited', worker.pid)
    server.alert_manager.check_metrics({'worker_crash': True})

## Through a function
import smtplib

def tell(text):
    with smtplib.SMTP('localhost') as mail:
        mail.sendmail('a@example.com', 'b@example.com', text)

def worker_exit(server, worker):
    tell('gone')

## Both hooks are there
from shop.alerts import send_alert

def worker_exit(server, worker):
    send_alert('ordinary')

def child_exit(server, worker):
    send_alert('any')

## Something else that is done at the end
import requests

def worker_exit(server, worker):
    server.log.info('worker %s exited', worker.pid)
    requests.delete('http://registry/workers/%s' % worker.pid, timeout=1)

## An alert from where it belongs
from shop.alerts import send_alert

def child_exit(server, worker):
    send_alert('gone')
